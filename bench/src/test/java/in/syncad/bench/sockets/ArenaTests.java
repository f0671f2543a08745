package in.syncad.bench.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.embedded.redis.RedisServer;
import in.syncad.embedded.redis.RedisSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The benchmark in small: what it counts is there, and nothing is lost on the way.
@Tag("slow")
class ArenaTests {

    private static final int CLIENTS = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private static Path directory;

    private static RedisServer redis;

    @BeforeAll
    static void startRedis() throws Exception {
        redis = RedisServer.start(new RedisSettings(directory.resolve("redis"), Arena.freePort(), true));
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNCAD", "NETTY_SOCKETIO"})
    void whatIsSaidReachesEverybodyOnAllInstancesOnce(Contender contender) throws Exception {
        try (Arena arena = new Arena(contender, 2, redis.url(), directory.resolve("log"))) {
            arena.invite(CLIENTS, 3);
            assertThat(arena.awaitReady(CLIENTS, PATIENCE)).isTrue();
            // Redis may not know yet who listens on the other instance.
            AtomicLong heard = new AtomicLong();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> {
                long now = arena.tally().delays()[0].getTotalCount();
                arena.emit(0, Orders.EVERYBODY, 0);
                return now - heard.getAndSet(now) == CLIENTS;
            });

            arena.emit(0, Orders.EVERYBODY, 1);
            arena.emit(1, "school-1", 2);

            await().atMost(PATIENCE).untilAsserted(() -> {
                Tally tally = arena.tally();
                assertThat(tally.delays()[1].getTotalCount()).isEqualTo(CLIENTS);
                assertThat(tally.delays()[2].getTotalCount()).isEqualTo(CLIENTS / 3);
            });
            assertThat(arena.tally().lost()).hasValue(0);
        }
    }

    @Test
    void everybodyComesBackWhenAnInstanceDies() throws Exception {
        try (Arena arena = new Arena(Contender.SYNCAD, 2, redis.url(), directory.resolve("log"))) {
            arena.invite(CLIENTS, 3);
            assertThat(arena.awaitReady(CLIENTS, PATIENCE)).isTrue();

            arena.kill(1);

            await().atMost(PATIENCE).until(() -> arena.tally().lost().get() == CLIENTS / 2);
            assertThat(arena.awaitReady(CLIENTS, PATIENCE)).isTrue();
        }
    }
}
