package in.syncad.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import in.syncad.socketio.client.RawPolling;
import in.syncad.socketio.client.RawWebSocket;
import java.util.Random;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Clients that send whatever comes into their mind: the others notice nothing, and neither does the log.
class HostileClientTests {

    private static final long SEED = 20_261_121;
    private static final String[] PIECES = {
        "0",
        "1",
        "2",
        "3",
        "4",
        "40",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "451-",
        "4599999-",
        "/",
        "/x,",
        ",",
        "?",
        "{",
        "}",
        "[",
        "]",
        "\"echo\"",
        "\"",
        "\\u0000",
        "\\ud800",
        "-1",
        "1e999",
        "99999999999999999999",
        "null",
        "{\"_placeholder\":true,\"num\":0}",
        "{\"_placeholder\":true,\"num\":-1}",
        "{\"__proto__\":[]}",
        "\u001e",
        "b",
        "é"
    };

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private LiveServer live;

    @BeforeEach
    void start() {
        logged.start();
        root.addAppender(logged);
        live = LiveServer.open(main -> main.on("echo", (socket, event) -> socket.emit("echoed", arguments(event)))
                .on("ask", (socket, event) -> event.acknowledge(arguments(event))));
    }

    @AfterEach
    void stop() {
        live.close();
        root.detachAppender(logged);
    }

    @Test
    void disturbNobodyByWebSocket() throws Exception {
        Random random = new Random(SEED);
        try (RawWebSocket other = live.connected()) {
            for (int client = 0; client < 200; client++) {
                try (RawWebSocket hostile = random.nextBoolean() ? live.connected() : live.webSocket()) {
                    for (int packet = 0; packet < 10 && !hostile.isClosed(); packet++) {
                        sendAnything(hostile, random);
                    }
                }
                String ask = "42" + client + "[\"ask\"," + client + "]";
                assertThat(other.send(ask).next()).isEqualTo("43" + client + "[" + client + "]");
            }
            await().until(() -> live.server().statistics().sessions() == 1);
        }
        assertThatNothingWasLogged();
    }

    @Test
    void disturbNobodyByPolling() throws Exception {
        Random random = new Random(SEED);
        for (int client = 0; client < 300; client++) {
            RawPolling hostile = live.polling();
            for (int packet = 0; packet < 3; packet++) {
                String body = random.nextInt(3) == 0 ? "40\u001e" + text(random) : text(random);
                assertThat(hostile.post(body).statusCode()).isIn(200, 400, 413);
            }
        }
        try (RawWebSocket other = live.connected()) {
            assertThat(other.send("427[\"ask\"]").next()).isEqualTo("437[]");
        }
        assertThatNothingWasLogged();
    }

    /// The server may close while something is being sent.
    private static void sendAnything(RawWebSocket hostile, Random random) {
        try {
            if (random.nextInt(4) == 0) {
                byte[] bytes = new byte[random.nextInt(40)];
                random.nextBytes(bytes);
                hostile.send(bytes);
            } else {
                hostile.send(text(random));
            }
        } catch (CompletionException closed) {
            assertThat(closed).hasCauseInstanceOf(java.io.IOException.class);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "42[\"echo\"," : "");
        for (int pieces = random.nextInt(8); pieces > 0; pieces--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private void assertThatNothingWasLogged() {
        assertThat(logged.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .isEmpty();
    }

    private static JsonNode[] arguments(Event event) {
        return event.arguments().toArray(JsonNode[]::new);
    }
}
