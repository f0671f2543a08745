package in.syncad.provisioning.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import in.syncad.provisioning.testing.Node;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TracesTests {

    /// Bodies of requests that a collector got: protobuf, in which names stand as they are.
    private final List<String> received = new CopyOnWriteArrayList<>();

    @Test
    void tracesGoToTheCollectorThatIsNamedAndTellNobodysData() throws IOException {
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        String endpoint =
                "http://127.0.0.1:%d/v1/traces".formatted(collector.getAddress().getPort());

        try (Node node = Node.start(Map.of(
                "management.opentelemetry.tracing.export.otlp.endpoint",
                endpoint,
                "management.tracing.sampling.probability",
                "1"))) {
            node.operator().get("/school?email=secret%40school.example");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(String.join("", received))
                            .contains("provisioning-service", "http get /school")
                            .doesNotContain("secret"));
        } finally {
            collector.stop(0);
        }
    }
}
