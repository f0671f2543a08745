package in.syncad.web;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.refusal.Refused;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ProblemTests {

    private final HttpClient client = HttpClient.newHttpClient();

    private final int port;
    private final JsonMapper json;

    @Autowired
    ProblemTests(@LocalServerPort int port, JsonMapper json) {
        this.port = port;
        this.json = json;
    }

    @Test
    void aRefusalCarriesStatusCodeAndRequestId() throws Exception {
        HttpResponse<String> response = get("/refuse");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("2");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = json.readTree(response.body());
        assertThat(problem.path("code").asString()).isEqualTo("pool.busy");
        assertThat(problem.path("type").asString()).isEqualTo("https://syncad.in/problems/pool.busy");
        assertThat(problem.path("requestId").asString())
                .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @Test
    void anUnexpectedFailureLeaksNothing() throws Exception {
        HttpResponse<String> response = get("/fail");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(code(response)).isEqualTo("internal");
        assertThat(response.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void anUnknownFieldIsNamed() throws Exception {
        HttpResponse<String> response = post("{\"name\":\"x\",\"colour\":\"red\"}");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(error(response)).isEqualTo("/colour field.unknown");
    }

    @Test
    void aWrongTypeIsNamed() throws Exception {
        assertThat(error(post("{\"name\":\"x\",\"age\":\"old\"}"))).isEqualTo("/age field.wrong-type");
        assertThat(error(post("{\"name\":\"x\",\"age\":\"5\"}"))).isEqualTo("/age field.wrong-type");
    }

    @Test
    void aMissingFieldIsNamed() throws Exception {
        assertThat(error(post("{\"name\":\" \"}"))).isEqualTo("/name field.not-blank");
    }

    @Test
    void aWrongParameterIsNamed() throws Exception {
        assertThat(error(get("/limited?limit=500"))).isEqualTo("?limit field.invalid");
        assertThat(get("/limited?limit=many").statusCode()).isEqualTo(400);
    }

    @Test
    void aRecordThatChecksItselfRefusesWithItsOwnCode() throws Exception {
        assertThat(error(post("{\"name\":\"forbidden\"}"))).isEqualTo("/name name.forbidden");
    }

    @Test
    void brokenJsonDoubleFieldsTrailingTextAndNoBodyAreMalformed() throws Exception {
        for (String body : new String[] {"{", "[]", "{\"name\":\"a\",\"name\":\"b\"}", "{\"name\":\"a\"} {}", ""}) {
            HttpResponse<String> response = post(body);
            assertThat(response.statusCode()).as(body).isEqualTo(400);
            assertThat(code(response)).startsWith("body.");
        }
    }

    @Test
    void otherRoutesMethodsAndTypesAreProblemsToo() throws Exception {
        assertThat(code(get("/nowhere"))).isEqualTo("route.unknown");
        assertThat(code(get("/things"))).isEqualTo("method.not-allowed");
        HttpResponse<String> text = client.send(
                request("/things")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("x"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(text.statusCode()).isEqualTo(415);
        assertThat(code(text)).isEqualTo("content-type.unsupported");
    }

    @Test
    void aBodyOverTheCapIsRefusedWithAndWithoutItsLength() throws Exception {
        byte[] big = new byte[20 * 1024 * 1024 + 1];
        java.util.Arrays.fill(big, (byte) ' ');
        for (BodyPublisher body : new BodyPublisher[] {
            BodyPublishers.ofByteArray(big), BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(big))
        }) {
            HttpResponse<String> response = client.send(
                    request("/things")
                            .header("Content-Type", "application/json")
                            .POST(body)
                            .build(),
                    BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(code(response)).isEqualTo("body.too-large");
        }
    }

    @Test
    void aRequestIdOfTheCallerIsKeptOnlyWhenHarmless() throws Exception {
        assertThat(echoedId("caller-0001")).isEqualTo("caller-0001");
        assertThat(echoedId("x\"y z")).isNotEqualTo("x\"y z");
    }

    @Test
    void whatTheServerItselfRefusesIsAProblemWithoutItsName() throws Exception {
        String answer = raw("GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "request.malformed");
        assertThat(answer).doesNotContain("Tomcat");
    }

    private String echoedId(String id) throws Exception {
        return client.send(request("/refuse").header("X-Request-Id", id).build(), BodyHandlers.ofString())
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow();
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port);
                InputStream in = socket.getInputStream()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String code(HttpResponse<String> response) {
        return json.readTree(response.body()).path("code").asString();
    }

    private String error(HttpResponse<String> response) {
        JsonNode error = json.readTree(response.body()).path("errors").path(0);
        return error.path("pointer").asString() + " " + error.path("code").asString();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body) throws Exception {
        return client.send(
                request("/things")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
    @Import(Things.class)
    @Configuration(proxyBeanMethods = false)
    static class App {}

    record Thing(@NotBlank String name, Integer age) {

        Thing {
            if ("forbidden".equals(name)) {
                throw Refused.invalid("name.forbidden", "/name", "not this one");
            }
        }
    }

    @RestController
    static class Things {

        @GetMapping("/refuse")
        void refuse() {
            throw Refused.unavailable("pool.busy", "try later", Duration.ofMillis(1500));
        }

        @GetMapping("/fail")
        void fail() {
            throw new IllegalStateException("secret");
        }

        @GetMapping("/limited")
        int limited(@RequestParam @Max(200) int limit) {
            return limit;
        }

        @PostMapping("/things")
        Thing thing(@RequestBody @Valid Thing thing) {
            return thing;
        }
    }
}
