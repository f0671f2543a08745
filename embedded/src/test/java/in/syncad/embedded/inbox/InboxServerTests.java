package in.syncad.embedded.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.embedded.journal.Journal;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxServerTests {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private Journal journal;
    private Inbox inbox;
    private InboxServer server;

    @BeforeEach
    void start() {
        journal = Journal.open(directory.resolve("inbox.journal"));
        inbox = new Inbox(journal);
        server = InboxServer.start(inbox, 0);
    }

    @AfterEach
    void stop() {
        server.close();
        journal.close();
        http.close();
    }

    private void add(Channel channel, String to, String subject, String body) {
        inbox.add(new Message(channel, to, subject, body, AT));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(server.uri().resolve(path)).build(), BodyHandlers.ofString());
    }

    @Test
    void answersExactlyTheFieldsThatAreAgreed() throws Exception {
        add(Channel.SMS, "+919800000001", "", "Code 42");
        HttpResponse<String> reply = get("/api/messages");
        assertThat(reply.headers().firstValue("content-type")).contains("application/json");
        assertThat(reply.body())
                .isEqualTo("[{\"channel\":\"sms\",\"to\":\"+919800000001\",\"subject\":\"\",\"body\":\"Code 42\","
                        + "\"sentAt\":\"2026-11-21T10:00:00Z\"}]");
    }

    @Test
    void answersNewestFirstUpToTheLimit() throws Exception {
        for (int number = 1; number <= 12; number++) {
            add(Channel.SMS, "+91980000000" + number, "", "m" + number + ".");
        }
        String body = get("/api/messages?limit=2").body();
        assertThat(body).contains("m12.", "m11.").doesNotContain("m10.");
        assertThat(body.indexOf("m12.")).isLessThan(body.indexOf("m11."));
    }

    @Test
    void filtersByRecipientAndChannel() throws Exception {
        add(Channel.EMAIL, "Parent@example.org", "one", "x");
        add(Channel.EMAIL, "other@example.org", "two", "x");
        add(Channel.PUSH, "parent@example.org", "three", "x");
        assertThat(get("/api/messages?to=parent%40example.org&channel=email").body())
                .contains("one")
                .doesNotContain("two", "three");
        assertThat(get("/api/messages?to=&channel=").body()).contains("one", "two", "three");
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel=letter", "limit=0", "limit=501", "limit=many"})
    void saysWhatIsWrongWithAQuestion(String query) throws Exception {
        assertThat(get("/api/messages?" + query).statusCode()).isEqualTo(400);
        assertThat(get("/?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void thePageShowsEverythingEscaped() throws Exception {
        add(
                Channel.EMAIL,
                "\"><script>alert(1)</script>@example.org",
                "<b>bold</b>",
                "a & b <img src=x onerror=alert(1)>");
        String page = get("/?to=%22%3E%3Cscript%3E").body() + get("/").body();
        assertThat(page)
                .doesNotContain("<script>alert", "<b>bold", "<img")
                .contains("&lt;b&gt;bold&lt;/b&gt;", "a &amp; b &lt;img", "value=\"&quot;&gt;&lt;script&gt;\"");
    }

    @Test
    void thePageLoadsNothingFromElsewhere() throws Exception {
        HttpResponse<String> page = get("/");
        assertThat(page.body()).doesNotContain("http://", "https://");
        assertThat(page.headers().firstValue("content-security-policy"))
                .get()
                .asString()
                .startsWith("default-src 'none'");
        assertThat(get("/inbox.css").statusCode()).isEqualTo(200);
        assertThat(get("/inbox.js").body()).contains("setInterval");
    }

    @Test
    void thePageKeepsTheFilter() throws Exception {
        add(Channel.SMS, "+919800000001", "", "only this");
        add(Channel.EMAIL, "a@example.org", "not that", "x");
        assertThat(get("/?channel=sms").body())
                .contains("only this", "<option selected>sms")
                .doesNotContain("not that");
    }

    @Test
    void canOnlyBeRead() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(server.uri().resolve("/api/messages"))
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(http.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
        assertThat(get("/else").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesAPageThatRebindsItsName() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.uri().getPort())) {
            socket.getOutputStream()
                    .write("GET /api/messages HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403");
        }
    }
}
