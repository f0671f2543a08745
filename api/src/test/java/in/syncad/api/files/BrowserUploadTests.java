package in.syncad.api.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.Browser;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A page in a real browser uploads a file: what a browser asks beforehand, sends by itself and lets the page see.
@Tag("slow")
class BrowserUploadTests {

    private static final int PATIENCE_SECONDS = 60;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final RunningApi API = RunningApi.shared();
    private static ApiClient admin;

    @TempDir
    private Path profile;

    private final BlockingQueue<String> results = new LinkedBlockingQueue<>();
    private HttpServer pages;
    private String page = "";

    @BeforeAll
    static void openSchool() {
        API.schools().create("browser-school");
        admin = API.at("browser-school.localhost").signedIn(TestSchools.adminOf("browser-school"));
    }

    @BeforeEach
    void servePage() throws IOException {
        pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pages.createContext("/", exchange -> answer(exchange, page));
        pages.createContext("/result", exchange -> {
            results.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, "");
        });
        pages.start();
    }

    @AfterEach
    void stopPage() {
        pages.stop(0);
    }

    @Test
    void aPageOfTheSchoolUploadsAndReads() throws Exception {
        byte[] content = Samples.jpeg(64, 64);
        JsonNode permit = permit(content);
        JsonNode put = permit.get("put");

        JsonNode result = inBrowser("browser-school.localhost", put, content);

        assertThat(result.get("status").asInt()).as(result.toString()).isEqualTo(200);
        assertThat(result.get("tag").asString("")).as("the exposed ETag").isNotEmpty();
        String id = permit.get("id").asString();
        Storage.confirm(admin, id).expect(202);
        assertThat(Storage.settled(admin, id).body().get("state").asString()).isEqualTo("ready");
    }

    @Test
    void aPageOfSomebodyElseDoesNot() throws Exception {
        byte[] content = Samples.jpeg(64, 64);
        JsonNode permit = permit(content);

        JsonNode result = inBrowser("127.0.0.1", permit.get("put"), content);

        assertThat(result.get("error").asString("")).as(result.toString()).contains("Failed to fetch");
        Storage.confirm(admin, permit.get("id").asString()).expect(409, "upload.missing");
    }

    private static JsonNode permit(byte[] content) {
        return admin.post(Storage.UPLOADS, Storage.request("school-asset", "image/jpeg", content))
                .expect(201)
                .body();
    }

    /// @param host the page's own
    private JsonNode inBrowser(String host, JsonNode put, byte[] content) throws Exception {
        page = """
                <!doctype html><title>upload</title><script>
                const put = %s;
                const bytes = Uint8Array.from(atob("%s"), c => c.charCodeAt(0));
                const tell = result => fetch("/result", {method: "POST", body: JSON.stringify(result)});
                fetch(put.url, {method: "PUT", headers: put.headers, body: new Blob([bytes])})
                  .then(r => tell({status: r.status, tag: r.headers.get("ETag")}), e => tell({error: String(e)}));
                </script>
                """.formatted(JSON.writeValueAsString(put), Base64.getEncoder().encodeToString(content));
        String address = "http://%s:%d/".formatted(host, pages.getAddress().getPort());
        try (Browser browser = Browser.open(program(), profile, address)) {
            String result = results.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return result == null ? fail(browser.log()) : JSON.readTree(result);
        }
    }

    private static Path program() {
        Optional<Path> found = Browser.installed();
        assumeTrue(found.isPresent(), "no Chromium on the PATH: uploads from a page are not tried");
        return found.orElseThrow();
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
