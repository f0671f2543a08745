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

    /// @param arguments the executable jar of the api, a directory with the classes of this package, how many starts
    public static void main(String[] arguments) throws Exception {
        int starts = Integer.parseInt(arguments[2]);
        Report report = new Report(System.out);
        try (EmbeddedPlatform platform = EmbeddedPlatform.temporary()) {
            CentralSchema.migrate(DatabaseUrl.parse(platform.postgres().provisioningUrl()));
            Path directory = TemporaryDirectory.create();
            StartedService api = api(arguments[0], platform);
            StartedService bare = bare(arguments[0], arguments[1]);
            bare.startOnce(directory);
            report.say("%d starts", starts);
            report.load();
            Figures ofApi = new Figures();
            Figures ofBare = new Figures();
            for (int start = 0; start < starts; start++) {
                ofApi.add(api.startOnce(directory));
                ofBare.add(bare.startOnce(directory));
            }
            report.against("api, p50", ofApi.ready.median(), TARGET);
            report.line("api", ofApi.ready);
            report.line("api, processor time", ofApi.worked);
            report.line("bare Spring Boot web application", ofBare.ready);
            report.line("bare, processor time", ofBare.worked);
            report.line("api takes, times the bare one", "%.1f".formatted(ofApi.ready.ratioTo(ofBare.ready)));
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
    }

    /// As the launcher starts it.
    private static StartedService api(String jar, EmbeddedPlatform platform) {
        int port = LocalPort.choose();
        Map<String, String> environment = new HashMap<>(platform.apiEnvironment());
        environment.put("HOST", "127.0.0.1");
        environment.put("PORT", Integer.toString(port));
        environment.put("JWT_SECRET", "a-secret-of-this-benchmark-and-of-nothing-else");
        return new StartedService(
                List.of("-jar", jar), environment, URI.create("http://127.0.0.1:%d/api/health".formatted(port)));
    }

    private static StartedService bare(String jar, String classes) {
        int port = LocalPort.choose();
        return new StartedService(
                List.of(
                        "-Dloader.main=" + BareApplication.class.getName(),
                        "-Dloader.path=" + classes,
                        "-cp",
                        jar,
                        "org.springframework.boot.loader.launch.PropertiesLauncher"),
                Map.of("SERVER_PORT", Integer.toString(port), "SERVER_ADDRESS", "127.0.0.1"),
                URI.create("http://127.0.0.1:%d/".formatted(port)));
    }
}
