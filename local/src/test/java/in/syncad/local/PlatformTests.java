package in.syncad.local;

import static in.syncad.local.LauncherProcess.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The platform as `./syncad up` runs it, with both services as they were just built.
@Tag("slow")
class PlatformTests {

    private static final String SCHOOL = """
            {"name": "Green Valley School", "slug": "green-valley", "district": "Delhi", "board": "CBSE",
             "adminEmail": "admin@greenvalley.example", "phone": "+919876543210"}
            """;

    @TempDir
    private Path directory;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void createsASchoolAndLeavesNoProcess() throws Exception {
        Optional<Path> provisioning = built("provisioning-service");
        Optional<Path> api = built("api");
        assumeThat(provisioning).as("built services").isPresent();
        assumeThat(api).as("built services").isPresent();
        try (LauncherProcess launcher = new LauncherProcess(directory, provisioning.get(), api.get())) {
            Process running = launcher.up();
            List<ProcessHandle> family = running.descendants().toList();
            HttpResponse<String> accepted = create(launcher);
            assertThat(accepted.statusCode()).isEqualTo(202);
            String location = accepted.headers().firstValue("Location").orElseThrow();
            await().atMost(LONG).until(() -> show(launcher, location).contains("\"status\":\"active\""));
            await().atMost(LONG).until(() -> mails(launcher).contains("green-valley"));
            // The beans that the build worked out are those of every test: there is no route more or less.
            assertThat(routes(launcher))
                    .isEqualTo(Files.readString(Path.of("..", "docs", "openapi.json"))
                            .strip());
            running.destroy();
            running.waitFor();
            await().atMost(LONG).until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    private HttpResponse<String> create(LauncherProcess launcher) throws IOException, InterruptedException {
        HttpRequest request = to(launcher, "/school")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(SCHOOL))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private String show(LauncherProcess launcher, String location) throws IOException, InterruptedException {
        return http.send(to(launcher, location).build(), BodyHandlers.ofString())
                .body();
    }

    private String mails(LauncherProcess launcher) throws IOException, InterruptedException {
        URI inbox = URI.create("http://localhost:%d/api/messages?to=admin@greenvalley.example"
                .formatted(launcher.port(PublicPort.INBOX)));
        return http.send(HttpRequest.newBuilder(inbox).build(), BodyHandlers.ofString())
                .body();
    }

    private String routes(LauncherProcess launcher) throws IOException, InterruptedException {
        URI document = URI.create("http://localhost:%d/docs/openapi.json".formatted(launcher.port(PublicPort.API)));
        return http.send(HttpRequest.newBuilder(document).build(), BodyHandlers.ofString())
                .body()
                .strip();
    }

    private static HttpRequest.Builder to(LauncherProcess launcher, String path) throws IOException {
        URI base = URI.create("http://localhost:" + launcher.port(PublicPort.PROVISIONING));
        return HttpRequest.newBuilder(base.resolve(path)).header("X-SCS-Key", launcher.secret("SCS_API_KEY"));
    }

    /// The executable jar, which the build of this module's neighbour has made if it came first.
    private static Optional<Path> built(String module) throws IOException {
        Path target = Path.of("..", module, "target").toAbsolutePath().normalize();
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(module + "-[0-9].*SNAPSHOT\\.jar"))
                    .findFirst();
        }
    }
}
