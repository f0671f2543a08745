package in.syncad.bench.creation;

import in.syncad.bench.creation.Operator.Creation;
import in.syncad.bench.figures.Durations;
import in.syncad.bench.figures.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Creates schools one after the other, then many at once, on the platform that `./syncad up` runs.
public final class SchoolCreation {

    private static final int WARM_UP = 8;
    private static final Duration MEDIAN = Duration.ofSeconds(1);
    private static final Duration SLOW = Duration.ofSeconds(2);

    private final Operator operator;
    private final Report report;

    private SchoolCreation(Operator operator, Report report) {
        this.operator = operator;
        this.report = report;
    }

    /// @param arguments the root of the project, how many schools one after the other, how many at once
    public static void main(String[] arguments) throws Exception {
        Report report = new Report(System.out);
        try (RunningPlatform platform = RunningPlatform.start(Path.of(arguments[0]));
                Operator operator = new Operator(platform.provisioning(), platform.key())) {
            SchoolCreation benchmark = new SchoolCreation(operator, report);
            for (int school = 1; school <= WARM_UP; school++) {
                operator.create("warm-up-" + school);
            }
            benchmark.oneAfterTheOther(Integer.parseInt(arguments[1]));
            benchmark.atOnce(Integer.parseInt(arguments[2]));
        }
    }

    private void oneAfterTheOther(int schools) throws Exception {
        List<Creation> creations = new ArrayList<>();
        report.say("%n%d schools, one after the other", schools);
        report.load();
        for (int school = 1; school <= schools; school++) {
            creations.add(operator.create("single-" + school));
        }
        Durations active = durations(creations);
        report.against("until active, p50", active.percentile(50), MEDIAN);
        report.against("until active, p95", active.percentile(95), SLOW);
        report.line("until active", active);
        breakDown(creations).forEach(report::line);
        report.load();
    }

    private void atOnce(int schools) throws Exception {
        report.say("%n%d schools at once", schools);
        long begin = System.nanoTime();
        List<Creation> creations = new ArrayList<>();
        try (ExecutorService operators = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Creation>> asked = new ArrayList<>();
            for (int school = 1; school <= schools; school++) {
                String slug = "together-" + school;
                asked.add(operators.submit(() -> operator.create(slug)));
            }
            for (Future<Creation> creation : asked) {
                creations.add(creation.get());
            }
        }
        Duration all = Duration.ofNanos(System.nanoTime() - begin);
        Durations active = durations(creations);
        report.line("succeeded", creations.size() + " of " + schools);
        report.line("until the last is active", Durations.millis(active.percentile(100)));
        report.line("until the last is welcomed", Durations.millis(all));
        report.line("until active", active);
        breakDown(creations).forEach(report::line);
        report.load();
    }

    private static Durations durations(List<Creation> creations) {
        Durations active = new Durations();
        creations.forEach(creation -> active.add(creation.active()));
        return active;
    }

    private static Map<String, Durations> breakDown(List<Creation> creations) {
        Map<String, Durations> parts = new LinkedHashMap<>();
        for (Creation creation : creations) {
            add(parts, "  POST answered", creation.answered());
            creation.steps().forEach((name, taken) -> add(parts, "  step " + name, taken));
            add(parts, "  outside the steps", creation.between());
        }
        return parts;
    }

    private static void add(Map<String, Durations> parts, String name, Duration taken) {
        parts.computeIfAbsent(name, unknown -> new Durations()).add(taken);
    }
}
