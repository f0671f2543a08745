package in.syncad.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who calls, and how, as a service sees it that proxies stand before, and one that none do.
class CallerTests {

    private static ConfigurableApplicationContext trusting;
    private static ConfigurableApplicationContext alone;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        trusting = start(List.of("127.0.0.0/8", "10.0.0.0/16"));
        alone = start(List.of());
    }

    @AfterAll
    static void stop() {
        trusting.close();
        alone.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    203.0.113.9                               | 203.0.113.9
                    203.0.113.9, 10.0.3.4                     | 203.0.113.9
                    198.51.100.1, 203.0.113.9, 10.0.3.4       | 203.0.113.9
                    127.0.0.1, 203.0.113.9                    | 203.0.113.9
                    10.0.0.1, 10.1.0.1                        | 10.1.0.1
                    2001:db8::7                               | 2001:db8::7
                    """)
    void theCallerIsTheRightMostAddressThatIsNoTrustedProxy(String forwarded, String caller) throws Exception {
        assertThat(get(trusting, "X-Forwarded-For", forwarded).body()).startsWith(caller + " ");
    }

    @Test
    void whoIsNoTrustedProxyIsTheCallerWhateverItSays() throws Exception {
        assertThat(get(alone, "X-Forwarded-For", "203.0.113.9").body()).startsWith("127.0.0.1 ");
        HttpResponse<String> response = get(alone, "X-Forwarded-Proto", "https");
        assertThat(response.body()).contains(" http ");
        assertThat(response.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void aTrustedProxyTellsThatItWasCalledOverTls() throws Exception {
        HttpResponse<String> response = get(trusting, "X-Forwarded-Proto", "https");

        assertThat(response.body()).contains(" https ");
        assertThat(response.headers().firstValue("Strict-Transport-Security"))
                .contains("max-age=31536000; includeSubDomains");
        assertThat(get(trusting, "X-Forwarded-Proto", "http").headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
    }

    @Test
    void noProxyNamesAnotherHost() throws Exception {
        for (String header : List.of("X-Forwarded-Host", "Forwarded")) {
            String value = header.equals("Forwarded") ? "host=evil.test;for=192.0.2.1" : "evil.test";
            assertThat(get(trusting, header, value).body()).isEqualTo("127.0.0.1 http 127.0.0.1");
        }
    }

    private HttpResponse<String> get(ConfigurableApplicationContext context, String header, String value)
            throws Exception {
        String port = context.getEnvironment().getProperty("local.server.port");
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/caller"))
                        .header(header, value)
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofString());
    }

    private static ConfigurableApplicationContext start(List<String> proxies) {
        ServerSettings settings = new ServerSettings(InetAddress.getLoopbackAddress(), 0, proxies);
        return new SpringApplicationBuilder(App.class)
                .web(WebApplicationType.SERVLET)
                .initializers((GenericApplicationContext context) ->
                        context.registerBean(ServerSettings.class, () -> settings))
                .run();
    }

    @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
    @Import(Echo.class)
    @Configuration(proxyBeanMethods = false)
    static class App {}

    @RestController
    static class Echo {

        @GetMapping("/caller")
        String caller(HttpServletRequest request) {
            return request.getRemoteAddr() + " " + request.getScheme() + " " + request.getServerName();
        }
    }
}
