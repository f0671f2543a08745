package in.syncad.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sockets at the HTTP port.
class PassageTests {

    private static final RunningApi API = RunningApi.shared();
    private static final Classroom ROOM = new Classroom(API, "passing");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";

    @Test
    void aWebSocketIsCarriedBothWays() throws Exception {
        try (SocketClient client = SocketClient.open(API.port(), ROOM.admin.host())) {
            assertThat(client.connect("{\"token\":\"" + ROOM.admin.token() + "\"}"))
                    .startsWith("40{");
            String text = "x".repeat(100_000);

            assertThat(client.ask("test:echo", text).at("/data/heard").asString())
                    .isEqualTo(text);
            assertThat(client.ask("test:echo", "ü").at("/data/heard").asString())
                    .isEqualTo("ü");
        }
    }

    @Test
    void whoIsRefusedIsClosedThereToo() throws Exception {
        try (SocketClient client = SocketClient.open(API.port(), ROOM.admin.host())) {
            assertThat(client.connect("{}")).contains("token.invalid");
            client.awaitClosed(15);
        }
    }

    @Test
    void whatClosesGivesItsPlaceBack() throws Exception {
        Hops hops = API.bean(Sockets.class).hops();
        // Those of the tests before go a moment after their clients.
        await().until(() -> hops.open() == 0);
        SocketClient client = SocketClient.open(API.port(), ROOM.admin.host());
        assertThat(hops.open()).isEqualTo(1);

        client.close();

        await().until(() -> hops.open() == 0);
    }

    @Test
    void pollingIsCarriedWithItsCorsHeaders() throws Exception {
        HttpResponse<String> opened = send("GET", POLLING, "", "Origin", "https://passing.syncad.in");
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://passing.syncad.in");
        JsonNode session = JsonMapper.shared().readTree(opened.body().substring(1));
        String path = POLLING + "&sid=" + session.get("sid").asString();

        assertThat(send("POST", path, "40{\"token\":\"" + ROOM.admin.token() + "\"}")
                        .body())
                .isEqualTo("ok");
        assertThat(send("GET", path, "").body()).startsWith("40{");
        assertThat(send("POST", path, "421[\"test:echo\",\"hello\"]").body()).isEqualTo("ok");
        assertThat(send("GET", path, "").body()).contains("431[", "hello");

        assertThat(send("OPTIONS", POLLING, "", "Origin", "https://passing.syncad.in")
                        .statusCode())
                .isEqualTo(204);
        assertThat(send("GET", POLLING, "", "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);
    }

    @Test
    void theHostDecidesHereToo() throws Exception {
        assertThatThrownBy(() -> SocketClient.open(API.port(), ROOM.admin.host(), "Origin", "https://evil.example"))
                .cause()
                .isInstanceOf(WebSocketHandshakeException.class);
        try (SocketClient client = SocketClient.open(API.port(), "nowhere.localhost")) {
            assertThat(client.connect("{\"token\":\"" + ROOM.admin.token() + "\"}"))
                    .contains("school.unknown");
        }
    }

    @Test
    void hostileRequestsAreRefusedAsTheSocketsServerSays() throws Exception {
        assertThat(send("GET", "/socket.io/?EIO=3&transport=polling", "").statusCode())
                .isEqualTo(400);
        assertThat(send("GET", "/socket.io/?EIO=4&transport=polling&sid=nobody", "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("PUT", POLLING, "").statusCode()).isEqualTo(400);
        assertThat(send("POST", POLLING + "&sid=x", "x".repeat(2 << 20)).statusCode())
                .isIn(400, 413);
        assertThat(send("GET", "/socket.io/else", "").statusCode()).isLessThan(500);
        assertThat(send("GET", "/api/v1/me", "").statusCode()).isEqualTo(401);
    }

    /// A connection to the sockets' port that is not this process's own is believed nothing.
    @Test
    void nobodyElseSpeaksForOthers() throws IOException {
        InetSocketAddress port = API.bean(Sockets.class).address();
        try (Socket stranger = new Socket(port.getAddress(), port.getPort());
                Hop own = API.bean(Sockets.class).hops().open(port)) {
            Hops hops = API.bean(Sockets.class).hops();
            assertThat(hops.isOwn((InetSocketAddress) stranger.getLocalSocketAddress()))
                    .isFalse();
            assertThat(own.in()).isNotNull();
        }
    }

    private static HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d%s".formatted(API.port(), path)))
                .header("Host", ROOM.admin.host())
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        for (int index = 0; index < headers.length; index += 2) {
            request.header(headers[index], headers[index + 1]);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
