package in.syncad.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The function that decides whether a new release may take over, against a listener that behaves like a load
/// balancer.
@NeedsNode
class SmokeTestTests {

    private static final String HOST = "api.example.org";
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String WELL = "{\"success\": true, \"status\": \"up\"}";

    @TempDir
    private static Path directory;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpsServer listener;

    @BeforeAll
    static void makeCertificate() throws IOException, InterruptedException {
        keytool("-genkeypair -alias listener -keyalg EC -dname CN=" + HOST + " -ext san=dns:" + HOST);
        keytool("-exportcert -rfc -alias listener -file " + directory.resolve("listener.pem"));
    }

    @BeforeEach
    void listen() throws IOException, GeneralSecurityException {
        listener = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.setHttpsConfigurator(new HttpsConfigurator(context()));
        listener.start();
    }

    @AfterEach
    void stop() {
        listener.stop(0);
    }

    @Test
    void aReleaseThatIsWellFiveTimesInARowMayTakeOver() throws IOException, InterruptedException {
        answer(count -> WELL);

        assertThat(decision()).isEqualTo("SUCCEEDED");
        assertThat(requests).hasValue(5);
    }

    @Test
    void oneThatStumblesHasToStartOver() throws IOException, InterruptedException {
        answer(count -> count == 3 ? "{\"success\": false}" : WELL);

        assertThat(decision()).isEqualTo("SUCCEEDED");
        assertThat(requests).hasValue(8);
    }

    @Test
    void oneThatNeverSaysThatItIsWellMayNot() throws IOException, InterruptedException {
        answer(count -> "{\"status\": \"DOWN\"}");

        assertThat(decision()).isEqualTo("FAILED");
    }

    /// It serves requests, and its database or Redis is away.
    @ParameterizedTest
    @ValueSource(strings = {"{\"success\": true, \"status\": \"degraded\"}", "{\"success\": true}"})
    void oneThatServesButLacksSomethingMayNot(String answer) throws IOException, InterruptedException {
        answer(count -> answer);

        assertThat(decision()).isEqualTo("FAILED");
    }

    @Test
    void oneThatSaysSomethingElseMayNot() throws IOException, InterruptedException {
        answer(count -> "<html>success</html>");

        assertThat(decision()).isEqualTo("FAILED");
    }

    @Test
    void oneThatNobodyReachesMayNot() throws IOException, InterruptedException {
        listener.createContext("/", HttpExchange::close);

        assertThat(decision()).isEqualTo("FAILED");
    }

    /// @param answers what is said to the first request, the second and so on
    private void answer(IntFunction<String> answers) {
        listener.createContext("/api/health", exchange -> {
            boolean named = HOST.equals(exchange.getRequestHeaders().getFirst("Host"));
            byte[] body = answers.apply(requests.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(named ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private String decision() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                "node",
                "src/test/resources/in/syncad/deploy/smoke-test-run.cjs",
                Path.of("src/main/resources/in/syncad/deploy/services/smoke-test.js")
                        .toAbsolutePath()
                        .toString());
        builder.environment()
                .putAll(Map.of(
                        "LOAD_BALANCER",
                        "127.0.0.1",
                        "LOAD_BALANCER_PORT",
                        Integer.toString(listener.getAddress().getPort()),
                        "HEALTH_HOST",
                        HOST,
                        "HEALTH_PATH",
                        "/api/health",
                        "PAUSE_MILLISECONDS",
                        "1",
                        "NODE_EXTRA_CA_CERTS",
                        directory.resolve("listener.pem").toString()));
        Path output = directory.resolve("output");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Files.readString(output).lines().reduce((first, last) -> last).orElse("");
    }

    private static SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(directory.resolve("listener.p12"))) {
            store.load(content, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(
                List.of("-keystore", directory.resolve("listener.p12").toString(), "-storepass", new String(PASSWORD)));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
