package in.syncad.api.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import in.syncad.api.realtime.SocketPort;
import in.syncad.api.security.Role;
import in.syncad.api.terminal.Frame.Kind;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TwinSchools;
import in.syncad.common.tenancy.SchoolStatus;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.data.redis.core.StringRedisTemplate;

/// Who gets to a terminal, and for how long.
@Timeout(90)
class TerminalAccessTests {

    private static final RunningApi API = RunningApi.shared();
    private static final Desk DESK = new Desk(API, "Access");

    @Test
    void aTicketIsGoodOnceForOneEndOfOneSchoolAndNotForLong() throws Exception {
        String session = DESK.session();
        String used = DESK.ticket(session, Side.CLI);
        try (TerminalEnd shell = new TerminalEnd(API, DESK.host(), Side.CLI, used)) {
            assertThat(refusal(DESK.host(), Side.CLI, used)).isEqualTo(4401);
            assertThat(refusal(DESK.host(), Side.BROWSER, DESK.ticket(session, Side.CLI)))
                    .isEqualTo(4401);
            assertThat(refusal(
                            TwinSchools.shared().lake().slug() + ".syncad.in",
                            Side.CLI,
                            DESK.ticket(session, Side.CLI)))
                    .isEqualTo(4401);
            assertThat(refusal(DESK.host(), Side.CLI, "x".repeat(43))).isEqualTo(4401);

            String old = DESK.ticket(session, Side.CLI);
            StringRedisTemplate redis = API.bean(StringRedisTemplate.class);
            redis.keys("terminal:ticket:*")
                    .forEach(key ->
                            assertThat(redis.getExpire(key, TimeUnit.SECONDS)).isBetween(1L, 60L));
            redis.delete(redis.keys("terminal:ticket:*"));
            assertThat(refusal(DESK.host(), Side.CLI, old)).isEqualTo(4401);
            assertThat(shell.isClosed()).isFalse();
        }
        DESK.student.delete(session, "*").expect(204);
    }

    @Test
    void whoResumesTooLateIsTold() throws Exception {
        String session = DESK.session();
        try (TerminalEnd shell = DESK.connect(API, session, Side.CLI);
                TerminalEnd page = DESK.connect(API, session, Side.BROWSER)) {
            await().until(() -> shell.isStarted() && page.isStarted());
            StringRedisTemplate redis = API.bean(StringRedisTemplate.class);
            redis.delete(redis.keys("terminal:ticket:*"));
            shell.resumeAt(API);
            assertThat(shell.closeCode()).isEqualTo(4408);
        }
        DESK.student.delete(session, "*").expect(204);
    }

    @Test
    void whoLooksOnTypesNothingAndGoesWhenNotWantedAnyMore() throws Exception {
        String session = DESK.session();
        try (TerminalEnd shell = DESK.connect(API, session, Side.CLI);
                TerminalEnd typing = new TerminalEnd(
                        API, DESK.host(), Side.BROWSER, DESK.ticket(DESK.teacher, session, Side.BROWSER))) {
            await().until(() -> shell.isStarted() && typing.isStarted());
            typing.send(new Frame(Kind.DATA, 1, new byte[] {'x'}));
            assertThat(typing.closeCode()).isEqualTo(4403);

            try (TerminalEnd looking =
                    new TerminalEnd(API, DESK.host(), Side.BROWSER, DESK.ticket(DESK.teacher, session, Side.BROWSER))) {
                await().until(() -> shell.isStarted() && looking.isStarted());
                shell.type(new byte[] {1, 2});
                looking.awaitShown(2);
                DESK.share(session, List.of());
                assertThat(looking.closeCode()).isEqualTo(4403);
            }
            assertThat(shell.shownBytes()).isZero();
            DESK.student.delete(session, "*").expect(204);
            assertThat(shell.closeCode()).isEqualTo(4404);
        }
        await().untilAsserted(() -> assertThat(API.schools()
                        .database(DESK.school)
                        .sql("""
                                SELECT after ->> 'role' FROM audit_event
                                WHERE action = 'terminal-session.disconnected' AND entity_id = CAST(:id AS uuid)
                                  AND after -> 'traffic' ->> 'toHere' = '2'
                                """)
                        .param("id", session.substring(session.lastIndexOf('/') + 1))
                        .query(String.class)
                        .list())
                .containsExactly("browser"));
    }

    @Test
    void whoSignsOutAndWhoseSchoolIsSuspendedGo() throws Exception {
        Desk desk = new Desk(API, "Leaving");
        String session = desk.session();
        ApiClient again = desk.as(Role.STUDENT);
        try (TerminalEnd shell = desk.connect(API, session, Side.CLI);
                TerminalEnd page =
                        new TerminalEnd(API, desk.host(), Side.BROWSER, desk.ticket(again, session, Side.BROWSER))) {
            await().until(() -> shell.isStarted() && page.isStarted());
            again.send("POST", "/api/v1/auth/logout", null, Map.of()).expect(204);
            assertThat(page.closeCode()).isEqualTo(4401);
            assertThat(shell.isClosed()).isFalse();

            API.schools().turn(desk.school, SchoolStatus.SUSPENDED);
            assertThat(shell.closeCode()).isEqualTo(4403);
        }
    }

    @Test
    void foreignPagesDoNotGetInAndBrowsersSayWhoseTheyAre() throws Exception {
        String session = DESK.session();
        assertThatThrownBy(() -> Visitor.from("https://evil.example"))
                .cause()
                .isInstanceOf(WebSocketHandshakeException.class);

        Visitor program = Visitor.from("");
        program.say("{\"ticket\":\"%s\",\"role\":\"browser\"}".formatted(DESK.ticket(session, Side.BROWSER)));
        assertThat(program.closeCode()).isEqualTo(4403);
        DESK.student.delete(session, "*").expect(204);
    }

    @Test
    @Tag("slow")
    void whoSaysNothingIsNotWaitedForLong() {
        assertThat(Visitor.from("").closeCode()).isEqualTo(4408);
    }

    @Test
    void nothingSaidFirstThatIsNoFirstFrameDoesAnyHarm() {
        Random random = new Random(20_261_121);
        List<String> sound = List.of(
                "{\"ticket\":\"t\",\"role\":\"cli\"}",
                "{\"resume\":\"t\",\"role\":\"browser\",\"sent\":1,\"stream\":2,\"received\":3}");
        for (int round = 0; round < 150; round++) {
            Visitor visitor = Visitor.from("");
            if (round % 3 == 0) {
                byte[] bytes = new byte[random.nextInt(4000)];
                random.nextBytes(bytes);
                visitor.say(bytes);
            } else {
                visitor.say(spoilt(sound.get(round % 2), random));
            }
            assertThat(visitor.closeCode()).isIn(4400, 4401, 4403, 4408);
        }
        Visitor talkative = Visitor.from("");
        talkative.say("x".repeat(5_000));
        assertThat(talkative.closeCode()).isEqualTo(1009);
    }

    @Test
    void noFrameDoesAnyHarmLater() throws Exception {
        Random random = new Random(20_261_121);
        String session = DESK.session();
        try (TerminalEnd shell = DESK.connect(API, session, Side.CLI)) {
            await().until(() -> !shell.isClosed());
            for (byte[] frame : List.of(
                    new byte[0],
                    new byte[] {1},
                    Frame.of(Kind.HELLO, 1).toBytes(),
                    Frame.of(Kind.CREDIT, 1).toBytes(),
                    new Frame(Kind.DATA, 0, new byte[1]).toBytes(),
                    new Frame(Kind.DATA, 1, new byte[20_000]).toBytes(),
                    new Frame(Kind.RESIZE, 0, new byte[3]).toBytes(),
                    bytes(random, 30))) {
                Visitor visitor = Visitor.from("");
                visitor.say("{\"ticket\":\"%s\",\"role\":\"cli\"}".formatted(DESK.ticket(session, Side.CLI)));
                visitor.awaitReady();
                visitor.say(frame);
                assertThat(visitor.closeCode()).isEqualTo(4400);
            }
        }
        DESK.student.delete(session, "*").expect(204);
    }

    /// As when an instance of another release has written what this one cannot read.
    @Test
    void nobodyWaitsInVainForAnAnswer() throws Exception {
        String ticket = DESK.ticket(DESK.session(), Side.CLI);
        StringRedisTemplate redis = API.bean(StringRedisTemplate.class);
        redis.keys("terminal:ticket:*").forEach(key -> redis.opsForValue().set(key, "unreadable"));

        assertThat(refusal(DESK.host(), Side.CLI, ticket)).isEqualTo(4503);
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        bytes[0] = 99;
        return bytes;
    }

    private static String spoilt(String text, Random random) {
        StringBuilder spoilt = new StringBuilder(text);
        for (int change = 0; change < 1 + random.nextInt(3); change++) {
            spoilt.setCharAt(random.nextInt(spoilt.length()), (char) (' ' + random.nextInt(500)));
        }
        return spoilt.toString();
    }

    private static int refusal(String host, Side side, String ticket) throws Exception {
        try (TerminalEnd end = new TerminalEnd(API, host, side, ticket)) {
            return end.closeCode();
        }
    }

    /// Says what it likes.
    private static final class Visitor implements WebSocket.Listener {

        private static final HttpClient HTTP = HttpClient.newHttpClient();

        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
        private final WebSocket socket;

        private Visitor(String origin) {
            WebSocket.Builder builder = HTTP.newWebSocketBuilder().header("Host", DESK.host());
            if (!origin.isEmpty()) {
                builder.header("Origin", origin);
            }
            socket = builder.buildAsync(
                            URI.create("ws://127.0.0.1:%d%s".formatted(SocketPort.of(API), Relay.PATH)), this)
                    .join();
        }

        static Visitor from(String origin) {
            return new Visitor(origin);
        }

        void say(String text) {
            socket.sendText(text, true).join();
        }

        void say(byte[] bytes) {
            socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        }

        void awaitReady() {
            ready.orTimeout(15, TimeUnit.SECONDS).join();
        }

        int closeCode() {
            return closed.orTimeout(15, TimeUnit.SECONDS).join();
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            ready.complete(true);
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closed.complete(1006);
        }
    }
}
