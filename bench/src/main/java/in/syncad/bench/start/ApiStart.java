package in.syncad.bench.start;

import in.syncad.bench.figures.Durations;
import in.syncad.bench.figures.Report;
import in.syncad.bench.start.StartedService.Start;
import in.syncad.common.schema.CentralSchema;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.embedded.EmbeddedPlatform;
import in.syncad.embedded.process.LocalPort;
import in.syncad.embedded.process.TemporaryDirectory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Starts the api again and again, in turn with a bare Spring Boot application on the same libraries.
public final class ApiStart {

    private static final Duration TARGET = Duration.ofSeconds(6);

    private ApiStart() {}

    /// @param arguments the unpacked jar of the api, a directory with the classes of this package, how many starts
    public static void main(String[] arguments) throws Exception {
        int starts = Integer.parseInt(arguments[2]);
        Report report = new Report(System.out);
        try (EmbeddedPlatform platform = EmbeddedPlatform.temporary()) {
            CentralSchema.migrate(DatabaseUrl.parse(platform.postgres().provisioningUrl()));
            Path directory = TemporaryDirectory.create();
            StartedService api = api(Path.of(arguments[0]), platform);
            StartedService learnt = api.learn(directory);
            StartedService bare = bare(Path.of(arguments[0]), arguments[1]);
            report.say("%d starts of each, in turn", starts);
            report.load();
            Figures first = new Figures();
            Figures later = new Figures();
            Figures least = new Figures();
            for (int start = 0; start < starts; start++) {
                first.add(api.startOnce(directory));
                later.add(learnt.startOnce(directory));
                least.add(bare.startOnce(directory));
            }
            report.against("api, first start, p50", first.ready.median(), TARGET);
            report.against("api, later starts, p50", later.ready.median(), TARGET);
            first.tell(report, "api, first start");
            later.tell(report, "api, later starts");
            least.tell(report, "bare Spring Boot web application");
            report.line("first start, times the bare one", "%.1f".formatted(first.ready.ratioTo(least.ready)));
            report.load();
        }
    }

    private static final class Figures {

        private final Durations ready = new Durations();
        private final Durations worked = new Durations();

        void add(Start start) {
            ready.add(start.ready());
            worked.add(start.worked());
        }

        void tell(Report report, String name) {
            report.line(name, ready);
            report.line(name + ", processor", worked);
        }
    }

    /// As the launcher starts it.
    private static StartedService api(Path jar, EmbeddedPlatform platform) {
        int port = LocalPort.choose();
        Map<String, String> environment = new HashMap<>(platform.apiEnvironment());
        environment.put("HOST", "127.0.0.1");
        environment.put("PORT", Integer.toString(port));
        environment.put("JWT_SECRET", "a-secret-of-this-benchmark-and-of-nothing-else");
        return new StartedService(
                List.of("-Dspring.aot.enabled=true", "-jar", jar.toString()),
                environment,
                URI.create("http://127.0.0.1:%d/api/health".formatted(port)));
    }

    /// On the libraries that lie beside the api's jar.
    private static StartedService bare(Path jar, String classes) {
        int port = LocalPort.choose();
        return new StartedService(
                List.of("-cp", classes + ":" + jar.resolveSibling("lib") + "/*", BareApplication.class.getName()),
                Map.of("SERVER_PORT", Integer.toString(port), "SERVER_ADDRESS", "127.0.0.1"),
                URI.create("http://127.0.0.1:%d/".formatted(port)));
    }
}
