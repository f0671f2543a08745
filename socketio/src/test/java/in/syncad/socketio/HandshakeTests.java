package in.syncad.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import in.syncad.socketio.client.RawPolling;
import in.syncad.socketio.client.RawWebSocket;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How sessions begin (engine.io-protocol, "Handshake"), and how they do not.
class HandshakeTests {

    private static LiveServer live;

    @BeforeAll
    static void start() {
        live = LiveServer.of(
                SocketServer.builder()
                        .origins((origin, host) -> origin.equals("https://school.example"))
                        .build(),
                main -> {});
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @Test
    void opensBySayingWhatItOffers() throws Exception {
        HttpResponse<String> opened = send("GET", "?EIO=4&transport=polling");

        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.headers().firstValue("content-type")).hasValue("text/plain; charset=UTF-8");
        assertThat(opened.body())
                .matches("0\\{\"sid\":\"[\\w-]{20}\",\"upgrades\":\\[\"websocket\"],\"pingInterval\":25000,"
                        + "\"pingTimeout\":20000,\"maxPayload\":1000000}");
    }

    @Test
    void offersNoUpgradeToAWebSocket() throws Exception {
        try (RawWebSocket client = live.webSocket()) {
            assertThat(client.next()).startsWith("0{\"sid\":").contains("\"upgrades\":[]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  ?EIO=4,                            400, 0",
        "GET,  ?EIO=4&transport=carrier-pigeon,   400, 0",
        "GET,  ?transport=polling,                400, 5",
        "GET,  ?EIO=3&transport=polling,          400, 5",
        "GET,  ?EIO=abc&transport=polling,        400, 5",
        "GET,  ?EIO=4&transport=websocket,        400, 3",
        "POST, ?EIO=4&transport=polling,          400, 2",
        "PUT,  ?EIO=4&transport=polling,          400, 2",
        "GET,  ?EIO=4&transport=polling&sid=none, 400, 1",
    })
    void refusesWithStatusAndCode(String method, String query, int status, int code) throws Exception {
        HttpResponse<String> refused = send(method, query);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).startsWith("{\"code\":" + code + ",\"message\":\"");
    }

    @Test
    void doesNotKnowOtherPaths() throws Exception {
        assertThat(RawPolling.at(live.http("/elsewhere")).send("GET", "", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesForeignOriginsAndLetsThemReadNothing() throws Exception {
        HttpResponse<String> refused = send("GET", "?EIO=4&transport=polling", "Origin", "https://evil.example");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("access-control-allow-origin")).isEmpty();
        assertThat(refused.body()).doesNotContain("sid");
    }

    @Test
    void opensNoWebSocketForAForeignOrigin() throws Exception {
        assertThatThrownBy(() -> live.webSocket("Origin", "https://evil.example"))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(403));
        try (RawWebSocket own = live.webSocket("Origin", "https://school.example")) {
            assertThat(own.next()).startsWith("0{");
        }
    }

    @Test
    void letsAllowedOriginsIn() throws Exception {
        HttpResponse<String> opened = send("GET", "?EIO=4&transport=polling", "Origin", "https://school.example");
        HttpResponse<String> preflight =
                send("OPTIONS", "?EIO=4&transport=polling", "Origin", "https://school.example");

        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.headers().firstValue("access-control-allow-origin")).hasValue("https://school.example");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("access-control-allow-methods"))
                .hasValue("GET, POST");
    }

    @Test
    void givesIdsOfItsOwnWhateverCookieComes() throws Exception {
        HttpResponse<String> opened = send("GET", "?EIO=4&transport=polling", "Cookie", "io=11111111");

        assertThat(opened.body()).doesNotContain("11111111");
        assertThat(opened.headers().firstValue("set-cookie")).isEmpty();
    }

    private static HttpResponse<String> send(String method, String query, String... headers) throws Exception {
        return RawPolling.at(live.http("/socket.io/")).send(method, query, "", headers);
    }
}
