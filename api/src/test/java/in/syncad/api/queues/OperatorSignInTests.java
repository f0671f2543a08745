package in.syncad.api.queues;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.RunningApi;
import in.syncad.embedded.EmbeddedPlatform;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How often operators' keys may be tried, from networks that a proxy tells.
class OperatorSignInTests {

    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");
    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = RunningApi.on(EmbeddedPlatform.shared(), Map.of("TRUSTED_PROXIES", "127.0.0.0/8"));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aNetworkHasTwentyTriesHoweverManyComeAtOnceAndByWhicheverRoute() {
        List<ApiAnswer> answers = AtOnce.times(
                40,
                number -> number % 2 == 0
                        ? signIn("203.0.113.1", "wrong " + number)
                        : token("203.0.113.1", "wrong " + number));

        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(OperatorSignIn.TRIES);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 401)
                .allMatch(answer -> answer.status() == 429)
                .allMatch(answer -> Integer.parseInt(answer.header("Retry-After")) <= 900);
        assertThat(signIn("203.0.113.1", RunningApi.OPERATOR_KEY).expect(429).text())
                .contains("role=\"alert\"");
        token("203.0.113.1", RunningApi.OPERATOR_KEY).expect(429, "attempts.too-many");
        signIn("203.0.113.2", RunningApi.OPERATOR_KEY).expect(303);
    }

    @Test
    void addressesThatOneNetworkHasCountTogether() {
        for (int number = 0; number < OperatorSignIn.TRIES; number++) {
            token("2001:db8:1:2::" + number, "wrong").expect(401);
        }

        token("2001:db8:1:2:ffff::1", RunningApi.OPERATOR_KEY).expect(429);
        token("2001:db8:1:3::1", RunningApi.OPERATOR_KEY).expect(200);
    }

    @Test
    void aGoodSignInBeginsToCountAnew() {
        for (int round = 0; round < 2; round++) {
            for (int number = 1; number < OperatorSignIn.TRIES; number++) {
                token("203.0.113.3", "wrong").expect(401, "operator.refused");
            }
            signIn("203.0.113.3", RunningApi.OPERATOR_KEY).expect(303);
        }
    }

    private static ApiAnswer signIn(String network, String key) {
        return api.at("api.syncad.in")
                .with("X-Forwarded-For", network)
                .send("POST", "/admin/sign-in", "key=" + URLEncoder.encode(key, StandardCharsets.UTF_8), FORM);
    }

    private static ApiAnswer token(String network, String key) {
        return api.at("api.syncad.in")
                .with("X-Forwarded-For", network)
                .with("X-Operator-Key", key)
                .post("/admin/token");
    }
}
