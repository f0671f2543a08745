package in.syncad.api.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.terminal.Frame.Kind;
import in.syncad.api.testing.RunningApi;
import in.syncad.embedded.EmbeddedPlatform;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/// What is typed at one end is shown at the other, to the byte and in order, whatever happens in between.
@Timeout(90)
class TerminalRelayTests {

    private static final int MEGABYTES = 3 << 20;
    private static final int A_SECONDS_WORTH = 1 << 20;
    private static final int FLOOD = 24 << 20;

    private static final RunningApi HERE = RunningApi.shared();

    /// Not the common pool, which the clients need and which may have one thread.
    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private static RunningApi there;
    private static Desk desk;

    @BeforeAll
    static void start() {
        there = elsewhere();
        desk = new Desk(HERE, "Relay");
    }

    @AfterAll
    static void stop() {
        there.close();
    }

    private static RunningApi elsewhere() {
        return RunningApi.on(
                EmbeddedPlatform.shared(),
                Map.of(
                        "syncad.terminal.over-redis", "true",
                        "syncad.terminal.silence", "6s",
                        "syncad.terminal.bytes-per-second", "1000000000"));
    }

    @Test
    void whatIsTypedAtOneEndIsShownAtTheOtherOnTheSameInstance() throws Exception {
        String session = desk.session();
        try (TerminalEnd shell = desk.connect(HERE, session, Side.CLI);
                TerminalEnd page = desk.connect(HERE, session, Side.BROWSER)) {
            page.type("ls\n".getBytes(StandardCharsets.UTF_8));
            shell.awaitShown(3);
            shell.type("homework.txt\n".getBytes(StandardCharsets.UTF_8));
            page.awaitShown(13);

            page.send(new Frame(Kind.RESIZE, 0, new byte[] {0, 80, 0, 24}));
            assertThat(shell.next().payload()).containsExactly(0, 80, 0, 24);
            shell.send(Frame.of(Kind.CLOSE, 0));
            assertThat(page.next().kind()).isEqualTo(Kind.CLOSE);
            assertThat(page.closeCode()).isEqualTo(1000);
        }
        end(session);
    }

    @Test
    void megabytesGoBothWaysBetweenTwoInstances() throws Exception {
        String session = desk.session();
        try (TerminalEnd shell = desk.connect(there, session, Side.CLI);
                TerminalEnd page = desk.connect(HERE, session, Side.BROWSER)) {
            exchange(shell, page, () -> {});
        }
        end(session);
    }

    @Test
    void aLostConnectionIsResumedOnAnotherInstanceWithoutLosingAByte() throws Exception {
        String session = desk.session();
        try (TerminalEnd shell = desk.connect(there, session, Side.CLI);
                TerminalEnd page = desk.connect(HERE, session, Side.BROWSER)) {
            exchange(shell, page, () -> {
                page.resumeAt(there);
                await().until(() -> page.shownBytes() > 1 << 20);
                shell.resumeAt(HERE);
            });
        }
        end(session);
    }

    @Test
    @Tag("slow")
    void anInstanceThatGoesAwayTakesNothingWithIt() throws Exception {
        String session = desk.session();
        RunningApi dying = elsewhere();
        try (TerminalEnd shell = desk.connect(dying, session, Side.CLI);
                TerminalEnd page = desk.connect(HERE, session, Side.BROWSER)) {
            exchange(shell, page, () -> {
                dying.close();
                shell.resumeAt(there);
            });
        } finally {
            dying.close();
        }
        end(session);
    }

    @Test
    void whatRedisLosesIsSentAgain() throws Exception {
        String session = desk.session();
        RedisClient redis =
                (RedisClient) HERE.bean(LettuceConnectionFactory.class).getRequiredNativeClient();
        try (TerminalEnd shell = desk.connect(there, session, Side.CLI);
                TerminalEnd page = desk.connect(HERE, session, Side.BROWSER)) {
            exchange(shell, page, () -> {
                try (StatefulRedisConnection<String, String> connection = redis.connect()) {
                    connection.sync().clientKill(KillArgs.Builder.typePubsub());
                    connection.sync().clientKill(KillArgs.Builder.typeNormal().skipme());
                }
            });
        }
        end(session);
    }

    @Test
    void aSlowReaderHoldsBackWhoSendsAndGetsEverythingInTheEnd() throws Exception {
        String session = desk.session();
        byte[] typed = random(2, MEGABYTES);
        try (TerminalEnd shell = desk.connect(there, session, Side.CLI);
                TerminalEnd page = desk.connect(HERE, session, Side.BROWSER)) {
            await().until(() -> page.isStarted() && shell.isStarted());
            page.setReading(false);
            CompletableFuture<Void> typing = typing(shell, typed);
            await().during(Duration.ofMillis(500)).until(() -> !typing.isDone());
            assertThat(page.shownBytes()).isLessThan(Outflow.WINDOW);

            page.setReading(true);
            page.awaitShown(MEGABYTES);
            typing.join();
            assertThat(page.sha256()).isEqualTo(sha256(typed));
        }
        end(session);
    }

    @Test
    void whoSendsWithoutWaitingIsNotRead() throws Exception {
        String session = desk.session();
        byte[] chunk = random(1, Frame.LONGEST_PAYLOAD);
        try (TerminalEnd shell = desk.connect(there, session, Side.CLI);
                TerminalEnd page = desk.connect(HERE, session, Side.BROWSER)) {
            await().until(() -> page.isStarted() && shell.isStarted());
            page.setReading(false);
            CompletableFuture<Void> flooding =
                    CompletableFuture.runAsync(() -> shell.flood(chunk, FLOOD / chunk.length), THREADS);
            AtomicLong before = new AtomicLong();
            await().during(Duration.ofMillis(500))
                    .until(() -> before.getAndSet(shell.flooded()) == shell.flooded() && before.get() > 0);
            // What is in all buffers between the two, those of the client's own system included.
            assertThat(shell.flooded()).isLessThan(FLOOD / 2);

            page.setReading(true);
            page.awaitShown(FLOOD);
            flooding.join();
            assertThat(page.sha256()).isEqualTo(sha256(chunk, FLOOD / chunk.length));
        }
        end(session);
    }

    @Test
    void theOtherEndIsMissedAndFoundAgain() throws Exception {
        String session = desk.session();
        try (TerminalEnd shell = desk.connect(there, session, Side.CLI)) {
            TerminalEnd page = desk.connect(HERE, session, Side.BROWSER);
            await().until(shell::isStarted);
            page.close();
            await().until(() -> shell.losses() == 1);
            try (TerminalEnd another = desk.connect(HERE, session, Side.BROWSER)) {
                await().until(() -> another.isStarted() && shell.isStarted());
                shell.type(new byte[] {1, 2, 3});
                another.awaitShown(3);
            }
        }
        end(session);
    }

    @Test
    void aSecondBrowserTakesThePlaceOfTheFirst() throws Exception {
        String session = desk.session();
        try (TerminalEnd shell = desk.connect(there, session, Side.CLI);
                TerminalEnd first = desk.connect(HERE, session, Side.BROWSER)) {
            await().until(() -> first.isStarted() && shell.isStarted());
            try (TerminalEnd second = desk.connect(there, session, Side.BROWSER)) {
                assertThat(first.closeCode()).isEqualTo(4409);
                await().until(second::isStarted);
                shell.type(new byte[] {1});
                second.awaitShown(1);
            }
        }
        end(session);
    }

    /// Both type megabytes, and something happens meanwhile.
    private static void exchange(TerminalEnd shell, TerminalEnd page, Runnable meanwhile) throws Exception {
        byte[] typed = random(1, A_SECONDS_WORTH);
        byte[] shown = random(2, MEGABYTES);
        CompletableFuture<Void> typing = typing(page, typed);
        CompletableFuture<Void> showing = typing(shell, shown);
        await().atMost(Duration.ofSeconds(20)).until(() -> page.shownBytes() > 1 << 19);
        meanwhile.run();
        shell.awaitShown(A_SECONDS_WORTH);
        page.awaitShown(MEGABYTES);
        typing.join();
        showing.join();
        assertThat(shell.sha256()).isEqualTo(sha256(typed));
        assertThat(page.sha256()).isEqualTo(sha256(shown));
    }

    private static CompletableFuture<Void> typing(TerminalEnd end, byte[] data) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        end.type(data);
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                },
                THREADS);
    }

    private static byte[] random(int seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return sha256(bytes, 1);
    }

    private static String sha256(byte[] bytes, int times) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int time = 0; time < times; time++) {
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void end(String session) {
        desk.student.delete(session, "*").expect(204);
    }
}
