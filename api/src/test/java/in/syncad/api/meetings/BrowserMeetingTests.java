package in.syncad.api.meetings;

import static in.syncad.api.meetings.Gathering.idOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.Browser;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.Parent;
import in.syncad.api.testing.RunningApi;
import in.syncad.embedded.node.NodeScripts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Two pages in real browsers meet: by the stock client of Socket.IO, through the door, and then from one to the other.
@Tag("slow")
class BrowserMeetingTests {

    private static final String SLUG = "browser-meeting";
    private static final int PATIENCE_SECONDS = 60;
    private static final Path CLIENT = Path.of("client");

    /// Stands in for the people at the page: lets in who knocks, and sends bytes to whom it is connected with.
    private static final String PILOT = """
            const tell = (result) => fetch("/result", { method: "POST", body: JSON.stringify({ me, ...result }) });
            const me = new URLSearchParams(location.hash.slice(1)).get("me");
            addEventListener("error", ({ message }) => tell({ error: message }));
            addEventListener("unhandledrejection", ({ reason }) => tell({ error: String(reason) }));
            setInterval(() => document.querySelector("#door button")?.click(), 100);
            const digest = async (parts) => [...new Uint8Array(
              await crypto.subtle.digest("SHA-256", await new Blob(parts).arrayBuffer()))].join(" ");
            const picture = async () => {
              const shown = () => document.querySelector("video:not(#video-me)")?.videoWidth;
              while (!shown()) await new Promise((done) => setTimeout(done, 100));
              return shown();
            };
            document.addEventListener("channel", ({ detail: channel }) => {
              const sent = Array.from({ length: 16 }, () => crypto.getRandomValues(new Uint8Array(16384)));
              const received = [];
              channel.addEventListener("message", async ({ data }) => {
                if (received.push(data) < sent.length) return;
                tell({ sent: await digest(sent), received: await digest(received), picture: await picture() });
              });
              for (const bytes of sent) channel.send(bytes);
            });
            """;

    @TempDir
    private Path profiles;

    private final BlockingQueue<JsonNode> results = new LinkedBlockingQueue<>();
    private HttpServer pages;

    @BeforeEach
    void servePages() throws IOException, InterruptedException {
        assumeThat(Browser.installed())
                .as("no Chromium on the PATH: no pages meet")
                .isPresent();
        assumeThat(NodeScripts.arePossible())
                .as("node or npm is not installed: the stock client is missing")
                .isTrue();
        new NodeScripts(CLIENT).install();
        pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/", "text/html", read("meeting.html") + "<script type=module src=/pilot.js></script>");
        serve("/meeting.js", "text/javascript", read("meeting.js"));
        serve("/pilot.js", "text/javascript", PILOT);
        serve("/socket.io.js", "text/javascript", read("node_modules/socket.io-client/dist/socket.io.min.js"));
        pages.createContext("/result", exchange -> {
            results.add(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
            answer(exchange, "text/plain", "");
        });
        pages.start();
    }

    @AfterEach
    void stopPages() {
        if (pages != null) {
            pages.stop(0);
        }
    }

    @Test
    void bytesAndPicturesGoFromPageToPage() throws Exception {
        Classroom room = new Classroom(RunningApi.shared(), SLUG);
        Parent parent = Parent.of(room, room.studentInA);
        Gathering meeting = Gathering.of(room, true);

        try (Browser teachers = open(meeting, room.as("teacher"), "teacher");
                Browser parents = open(meeting, parent.client(), "parent")) {
            Map<String, JsonNode> told = new HashMap<>();
            while (told.size() < 2) {
                JsonNode result = results.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (result == null || result.has("error")) {
                    fail("%s of %s\n%s\n%s", result, told, teachers.log(), parents.log());
                }
                told.put(result.get("me").asString(), result);
            }

            JsonNode teacher = told.get("teacher");
            JsonNode other = told.get("parent");
            assertThat(teacher.get("received")).isEqualTo(other.get("sent"));
            assertThat(other.get("received")).isEqualTo(teacher.get("sent")).isNotEqualTo(other.get("sent"));
            assertThat(teacher.get("picture").asInt()).isPositive();
            assertThat(other.get("picture").asInt()).isPositive();
            assertThat(meeting.present()).containsExactlyInAnyOrder(idOf(room.as("teacher")), parent.id());
        }
    }

    /// Its camera is made up; addresses of this machine are told as they are.
    private Browser open(Gathering meeting, ApiClient who, String name) throws IOException {
        String page = "http://%s.localhost:%d/#me=%s&camera=1&meeting=%s&token=%s&api=http://%s.localhost:%d"
                .formatted(
                        SLUG,
                        pages.getAddress().getPort(),
                        name,
                        meeting.id(),
                        who.token(),
                        SLUG,
                        who.api().port());
        return Browser.open(
                Browser.installed().orElseThrow(),
                Files.createDirectory(profiles.resolve(name)),
                page,
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                "--autoplay-policy=no-user-gesture-required",
                "--allow-loopback-in-peer-connection",
                "--disable-features=WebRtcHideLocalIpsWithMdns");
    }

    private void serve(String path, String type, String text) {
        pages.createContext(path, exchange -> answer(exchange, type, text));
    }

    private static String read(String file) throws IOException {
        return Files.readString(CLIENT.resolve(file));
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
