package in.syncad.bench.verify;

import in.syncad.bench.creation.Operator;
import in.syncad.bench.creation.RunningPlatform;
import in.syncad.bench.figures.Crowd;
import in.syncad.bench.figures.Durations;
import in.syncad.bench.figures.Report;
import in.syncad.bench.school.SchoolClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Answers one-time passwords, one client and then several, on the platform that `./syncad up` runs. Each is that of
/// another person, and right.
public final class VerifyingCodes {

    private static final int WARM_UP = 300;
    private static final int CLIENTS = 8;
    private static final Duration TARGET = Duration.ofMillis(25);
    private static final String SLUG = "verifying-codes";

    private record Answer(String challenge, String code) {}

    private final SchoolClient people;
    private final Report report = new Report(System.out);

    private VerifyingCodes(SchoolClient people) {
        this.people = people;
    }

    /// @param arguments the root of the project, how many one-time passwords for one client, and again for several
    public static void main(String[] arguments) throws Exception {
        try (RunningPlatform platform = RunningPlatform.start(Path.of(arguments[0]));
                Operator operator = new Operator(platform.provisioning(), platform.key())) {
            operator.create(SLUG);
            int codes = Integer.parseInt(arguments[1]);
            try (SchoolClient admin = SchoolClient.ofAdmin(SLUG, platform.api(), platform.inbox());
                    SchoolClient people = new SchoolClient(SLUG, platform.api(), platform.inbox())) {
                int all = WARM_UP + 2 * codes;
                for (int number = 0; number < all; number++) {
                    admin.post("/api/v1/school-admin/users", """
                            {"displayName": "Person %d", "email": "%s", "roles": ["parent"]}
                            """.formatted(number, address(number)), 201);
                }
                new VerifyingCodes(people).measure(all, codes);
            }
        }
    }

    private void measure(int all, int codes) throws Exception {
        List<Answer> answers = answers(all);
        verify(answers.subList(0, WARM_UP));
        report.load();
        line("one client", verify(answers.subList(WARM_UP, WARM_UP + codes)));
        List<Answer> rest = answers.subList(WARM_UP + codes, all);
        int each = codes / CLIENTS;
        line(
                CLIENTS + " clients",
                Crowd.of(CLIENTS, number -> verify(rest.subList(number * each, (number + 1) * each))));
        report.load();
    }

    private void line(String who, Durations durations) {
        report.line(who, durations);
        report.against("POST /api/v1/auth/otp/verify, p95", durations.percentile(95), TARGET);
    }

    /// All are asked for before the first is read, so that nothing is being sent while answers are measured.
    private List<Answer> answers(int count) throws Exception {
        List<String> challenges = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            challenges.add(people.challenge(address(number)));
        }
        List<Answer> answers = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            answers.add(new Answer(challenges.get(number), people.code(address(number))));
        }
        return answers;
    }

    private Durations verify(List<Answer> answers) throws Exception {
        Durations durations = new Durations();
        for (Answer answer : answers) {
            long begin = System.nanoTime();
            people.verify(answer.challenge(), answer.code());
            durations.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        return durations;
    }

    private static String address(int number) {
        return "person%d@people.example".formatted(number);
    }
}
