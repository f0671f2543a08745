package in.syncad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"springdoc.packages-to-scan=in.syncad.web", "springdoc.api-docs.path=/docs/openapi.json"})
class SecurityHeadersTests {

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"/answer", "/fail", "/nowhere", "/docs/openapi.json"})
    void everyAnswerCarriesThemOnce(String path) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(response.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'");
        assertThat(response.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(response.headers().allValues("Strict-Transport-Security")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /answer HTTP/1.1\r\nHost: a b",
                "POST /answer HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999",
            })
    void soDoesWhatIsRefusedBeforeItComesToARoute(String request) throws IOException {
        String answer = headOf(request).toLowerCase(Locale.ROOT);

        assertThat(answer)
                .startsWith("http/1.1 4")
                .contains("x-content-type-options: nosniff", "content-security-policy: default-src 'none'")
                .contains("referrer-policy: no-referrer", "cache-control: no-store");
    }

    @Test
    void thePageOfTheDocumentationHasItsOwnPolicy() throws Exception {
        HttpResponse<String> page = get("/docs");

        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("script-src 'self'", "frame-ancestors 'none'");
        assertThat(get("/docs/swagger-ui-bundle.js").headers().allValues("Cache-Control"))
                .containsExactly("max-age=3600, public");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofString());
    }

    private String headOf(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port);
                InputStream in = socket.getInputStream()) {
            socket.getOutputStream()
                    .write((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            // The head is all: a server that waits for the announced body does not end the connection.
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .takeWhile(line -> !line.isEmpty())
                    .collect(Collectors.joining("\n"));
        }
    }

    @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
    @Import(Answers.class)
    @Configuration(proxyBeanMethods = false)
    static class App {}

    @RestController
    static class Answers {

        @GetMapping("/answer")
        String answer() {
            return "yes";
        }

        @GetMapping("/fail")
        String fail() {
            throw new IllegalStateException("as ordered");
        }
    }
}
