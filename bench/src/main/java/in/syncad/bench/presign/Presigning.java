package in.syncad.bench.presign;

import in.syncad.bench.creation.Operator;
import in.syncad.bench.creation.RunningPlatform;
import in.syncad.bench.figures.Crowd;
import in.syncad.bench.figures.Durations;
import in.syncad.bench.figures.Report;
import in.syncad.bench.school.SchoolClient;
import java.nio.file.Path;
import java.time.Duration;

/// Asks for permission to upload, one client and then several, on the platform that `./syncad up` runs.
public final class Presigning {

    private static final int WARM_UP = 1_000;
    private static final int CLIENTS = 8;
    private static final Duration TARGET = Duration.ofMillis(10);
    /// Each reserves room for the largest file until the upload is confirmed or expires.
    private static final int PRESIGNED = 300;

    private final SchoolClient admin;
    private final Report report;

    private Presigning(SchoolClient admin, Report report) {
        this.admin = admin;
        this.report = report;
    }

    /// @param arguments the root of the project, how many requests
    public static void main(String[] arguments) throws Exception {
        Report report = new Report(System.out);
        try (RunningPlatform platform = RunningPlatform.start(Path.of(arguments[0]));
                Operator operator = new Operator(platform.provisioning(), platform.key())) {
            operator.create("presigning");
            try (SchoolClient admin = SchoolClient.ofAdmin("presigning", platform.api(), platform.inbox())) {
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
            durations.add(openUpload());
        }
        return durations;
    }

    private Durations presigned() throws Exception {
        Durations durations = new Durations();
        for (int request = 0; request < PRESIGNED; request++) {
            durations.add(presign());
        }
        return durations;
    }

    private Durations together(int requests) throws Exception {
        return Crowd.of(CLIENTS, number -> uploads(requests / CLIENTS));
    }

    private Duration openUpload() throws Exception {
        return timed("/api/v1/uploads", """
                {"kind": "school-asset", "contentType": "image/jpeg", "size": 1000, "fileName": "photo.jpg",
                 "sha256": "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}
                """, 201);
    }

    private Duration presign() throws Exception {
        return timed(
                "/school-admin/upload/presign",
                "{\"fileName\": \"student-photo.jpg\", \"contentType\": \"image/jpeg\"}",
                200);
    }

    private Duration timed(String path, String body, int wanted) throws Exception {
        long begin = System.nanoTime();
        admin.post(path, body, wanted);
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
