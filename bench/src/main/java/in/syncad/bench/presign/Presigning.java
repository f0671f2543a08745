package in.syncad.bench.presign;

import in.syncad.bench.creation.Operator;
import in.syncad.bench.creation.RunningPlatform;
import in.syncad.bench.figures.Durations;
import in.syncad.bench.figures.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Asks for permission to upload, one client and then several, on the platform that `./syncad up` runs.
public final class Presigning {

    private static final int WARM_UP = 1_000;
    private static final int CLIENTS = 8;
    private static final Duration TARGET = Duration.ofMillis(10);
    /// Each reserves room for the largest file until the upload is confirmed or expires.
    private static final int PRESIGNED = 300;

    private final SchoolAdmin admin;
    private final Report report;

    private Presigning(SchoolAdmin admin, Report report) {
        this.admin = admin;
        this.report = report;
    }

    /// @param arguments the root of the project, how many requests
    public static void main(String[] arguments) throws Exception {
        Report report = new Report(System.out);
        try (RunningPlatform platform = RunningPlatform.start(Path.of(arguments[0]));
                Operator operator = new Operator(platform.provisioning(), platform.key())) {
            operator.create("presigning");
            try (SchoolAdmin admin = SchoolAdmin.signedIn("presigning", platform.api(), platform.inbox())) {
                Presigning benchmark = new Presigning(admin, report);
                benchmark.uploads(WARM_UP);
                benchmark.measure(Integer.parseInt(arguments[1]));
            }
        }
    }

    private void measure(int requests) throws Exception {
        report.load();
        report.against("POST /api/v1/uploads, p95", line("one client", uploads(requests)), TARGET);
        report.against("POST .../upload/presign, p95", line("one client", presigned()), TARGET);
        report.against("POST /api/v1/uploads, p95", line(CLIENTS + " clients", together(requests)), TARGET);
        report.load();
    }

    private Duration line(String who, Durations durations) {
        report.line(who, durations);
        return durations.percentile(95);
    }

    private Durations uploads(int requests) throws Exception {
        Durations durations = new Durations();
        for (int request = 0; request < requests; request++) {
            durations.add(admin.openUpload());
        }
        return durations;
    }

    private Durations presigned() throws Exception {
        Durations durations = new Durations();
        for (int request = 0; request < PRESIGNED; request++) {
            durations.add(admin.presign());
        }
        return durations;
    }

    private Durations together(int requests) throws Exception {
        Durations durations = new Durations();
        List<Future<Durations>> clients = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(executor.submit(() -> uploads(requests / CLIENTS)));
            }
            for (Future<Durations> client : clients) {
                durations.addAll(client.get());
            }
        }
        return durations;
    }
}
