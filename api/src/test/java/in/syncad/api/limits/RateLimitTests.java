package in.syncad.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.RunningApi;
import in.syncad.embedded.EmbeddedPlatform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class RateLimitTests {

    private static final String REQUEST = "/api/v1/auth/otp/request";
    private static final int SIGN_IN = 30;
    private static final Map<String, Object> TIGHT = Map.of("RATE_LIMIT_SIGN_IN", Integer.toString(SIGN_IN));

    private static EmbeddedPlatform platform;
    private static RunningApi one;
    private static RunningApi other;

    @BeforeAll
    static void start() {
        platform = EmbeddedPlatform.temporary();
        one = RunningApi.on(platform, TIGHT);
        other = RunningApi.on(platform, TIGHT);
        one.schools().create("limited");
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
        platform.close();
    }

    @Test
    void severalInstancesLimitTogetherAndWithoutRedisEachByItself() {
        ApiClient here = one.at("limited.syncad.in");
        ApiAnswer first = ask(here, 0).expect(202);
        assertThat(first.headers().allValues("RateLimit-Policy")).contains("\"sign-in\";q=30;w=60");
        assertThat(first.headers().allValues("RateLimit")).anyMatch(left -> left.startsWith("\"sign-in\";r=29;t="));

        List<ApiAnswer> answers =
                AtOnce.times(2 * SIGN_IN, number -> ask(number % 2 == 0 ? here : here.on(other), number + 1));
        // A second gives back half a try.
        assertThat(passed(answers)).isBetween(SIGN_IN - 1L, SIGN_IN + 10L);
        ApiAnswer refused = answers.stream()
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();
        refused.expect(429, "rate.exceeded");
        assertThat(refused.body().get("type").asString())
                .isEqualTo("https://iana.org/assignments/http-problem-types#quota-exceeded");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);

        platform.redis().kill();
        List<ApiAnswer> alone = AtOnce.times(2 * SIGN_IN, number -> ask(here, 1_000 + number));
        assertThat(passed(alone)).isBetween(1L, SIGN_IN + 15L);
        assertThat(alone).anyMatch(answer -> answer.status() == 429);
    }

    /// Past the limit, whatever became of it then.
    private static long passed(List<ApiAnswer> answers) {
        return answers.stream().filter(answer -> answer.status() != 429).count();
    }

    private static ApiAnswer ask(ApiClient client, int number) {
        return client.post(REQUEST, Map.of("email", "nobody%d@people.example.org".formatted(number)));
    }
}
