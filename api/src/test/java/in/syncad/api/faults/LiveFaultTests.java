package in.syncad.api.faults;

import static org.assertj.core.api.Assumptions.assumeThat;

import in.syncad.api.realtime.SocketPort;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import in.syncad.embedded.EmbeddedPlatform;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Stock clients write over two instances, while one of these, Redis and PostgreSQL are killed.
@Tag("slow")
class LiveFaultTests {

    @Test
    void allHaveTheSameInTheEndAndNothingThatWasAcknowledgedIsMissing() throws Exception {
        assumeThat(Writers.arePossible())
                .as("Node is not installed, so stock clients are not tried")
                .isTrue();
        try (EmbeddedPlatform platform = EmbeddedPlatform.temporary();
                RunningApi here = RunningApi.on(platform, Map.of());
                ApiProcess there = ApiProcess.beside(platform);
                Balancer http = Balancer.to(loopback(here.port()), there.http());
                Balancer sockets = Balancer.to(loopback(SocketPort.of(here)), there.sockets())) {
            Classroom room = new Classroom(here, "live-faults");
            there.awaitReady();
            Writers writers = new Writers(room, http, sockets);
            writers.awaitMore();

            there.kill();
            writers.awaitMore();
            platform.redis().kill();
            writers.awaitMore();
            platform.redis().restart();
            writers.awaitMore();
            platform.postgres().kill();
            platform.postgres().restart();
            writers.awaitMore();

            writers.finish();
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress("127.0.0.1", port);
    }
}
