package in.syncad.api.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.terminal.RestlessTerminal;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import in.syncad.embedded.EmbeddedPlatform;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// What `bench/faults.sh` runs: a document, a conversation and a terminal over two instances, each a process on a
/// network
/// of its own, and one fault after the other.
@EnabledIfSystemProperty(named = "faults.series", matches = "true")
class FaultSeriesTests {

    private static final int CUT_SECONDS = 20;

    private Writers writers;
    private RestlessTerminal terminal;

    @Test
    void allHaveTheSameInTheEnd() throws Exception {
        assumeThat(Writers.arePossible()).as("Node is not installed").isTrue();
        assumeThat(Island.isPossible())
                .as("networks of one's own take Linux and root")
                .isTrue();
        try (EmbeddedPlatform platform = EmbeddedPlatform.temporary();
                RunningApi office = RunningApi.on(platform, Map.of());
                Island north = new Island(1);
                Island south = new Island(2);
                ApiProcess one = ApiProcess.on(north, platform);
                ApiProcess other = ApiProcess.on(south, platform);
                Balancer http = Balancer.to(one.http(), other.http());
                Balancer sockets = Balancer.to(one.sockets(), other.sockets())) {
            Classroom room = new Classroom(office, "fault-series");
            one.awaitReady();
            other.awaitReady();
            writers = new Writers(room, http, sockets);
            try (RestlessTerminal both =
                    new RestlessTerminal(room.as("student").at(room.school.slug() + ".syncad.in"), sockets.port())) {
                terminal = both;
                all(platform, north, south, one);
                terminal.finish();
            }
            writers.finish();
        }
    }

    private void all(EmbeddedPlatform platform, Island north, Island south, ApiProcess one) throws Exception {
        well("at first");
        one.kill();
        well("an instance killed");
        one.start();
        one.awaitReady();
        well("and started again");

        int redis = platform.redis().port();
        south.cut(redis);
        pass(CUT_SECONDS);
        south.mend(redis);
        well("an instance without Redis for %d s".formatted(CUT_SECONDS));

        north.cut();
        pass(CUT_SECONDS);
        north.mend();
        well("an instance without any network for %d s".formatted(CUT_SECONDS));

        platform.postgres().kill();
        platform.postgres().restart();
        well("PostgreSQL killed and started again");

        platform.redis().kill();
        pass(2);
        platform.redis().restart();
        well("Redis killed and started again");
    }

    /// Everything goes on.
    private void well(String after) {
        long start = System.nanoTime();
        long shown = terminal.shown();
        writers.awaitMore();
        await().atMost(Duration.ofSeconds(60)).until(() -> terminal.shown() > shown + (1 << 18));
        System.out.printf("%s: all go on after %.1f s%n", after, (System.nanoTime() - start) / 1e9);
    }

    private static void pass(int seconds) throws InterruptedException {
        assertThat(new CountDownLatch(1).await(seconds, TimeUnit.SECONDS)).isFalse();
    }
}
