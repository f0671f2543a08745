package in.syncad.platform;

import static in.syncad.platform.RunningPlatform.LONG;
import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The platform as `./syncad up` runs it, with both services as they were just packaged.
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
        List<ProcessHandle> processes;
        try (RunningPlatform platform = new RunningPlatform(directory)) {
            platform.awaitReady();
            processes = platform.processes();
            HttpResponse<String> accepted = create(platform);
            assertThat(accepted.statusCode()).isEqualTo(202);
            String location = accepted.headers().firstValue("Location").orElseThrow();
            await().atMost(LONG).until(() -> show(platform, location).contains("\"status\":\"active\""));
            await().atMost(LONG).until(() -> mails(platform).contains("green-valley"));
            hasTheBeansOfEveryTest(platform, "provisioning-service", "PROVISIONING", "provisioning-openapi.json");
            hasTheBeansOfEveryTest(platform, "api", "API", "openapi.json");
        }
        assertThat(processes).isNotEmpty();
        await().atMost(LONG).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    /// Those that its build has worked out; all other tests work them out anew. There is no route more and none less.
    private void hasTheBeansOfEveryTest(RunningPlatform platform, String service, String port, String routes)
            throws IOException, InterruptedException {
        assertThat(platform.log(service)).contains("AOT-processed");
        assertThat(get(platform.address(port) + "/docs/openapi.json").strip())
                .isEqualTo(Files.readString(Path.of("..", "docs", routes)).strip());
    }

    private HttpResponse<String> create(RunningPlatform platform) throws IOException, InterruptedException {
        HttpRequest request = asOperator(platform, "/school")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(SCHOOL))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private String show(RunningPlatform platform, String location) throws IOException, InterruptedException {
        return http.send(asOperator(platform, location).build(), BodyHandlers.ofString())
                .body();
    }

    private String mails(RunningPlatform platform) throws IOException, InterruptedException {
        return get(platform.address("INBOX") + "/api/messages?to=admin@greenvalley.example");
    }

    private String get(String address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                .body();
    }

    private static HttpRequest.Builder asOperator(RunningPlatform platform, String path) throws IOException {
        URI base = URI.create(platform.address("PROVISIONING"));
        return HttpRequest.newBuilder(base.resolve(path)).header("X-SCS-Key", platform.secret("SCS_API_KEY"));
    }
}
