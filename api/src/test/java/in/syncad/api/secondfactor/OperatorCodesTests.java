package in.syncad.api.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.RunningApi;
import in.syncad.embedded.EmbeddedPlatform;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

/// Operators with a second factor, on two instances.
class OperatorCodesTests {

    private static final byte[] SECRET = "a secret of operators".getBytes(StandardCharsets.US_ASCII);
    private static final String TOKEN = "/admin/token";
    private static final Map<String, Object> SETTINGS =
            Map.of("OPERATOR_TOTP_SECRET", "MEQHGZLDOJSXIIDPMYQG64DFOJQXI33SOM");
    private static RunningApi api;
    private static RunningApi other;

    private final ApiClient nobody = api.at("localhost");
    private final ApiClient holder = nobody.with("X-Operator-Key", RunningApi.OPERATOR_KEY);

    @BeforeAll
    static void start() {
        api = RunningApi.on(EmbeddedPlatform.shared(), SETTINGS);
        other = RunningApi.on(EmbeddedPlatform.shared(), SETTINGS);
    }

    @AfterAll
    static void stop() {
        forget();
        api.close();
        other.close();
    }

    /// A test would otherwise wait for the next step.
    @BeforeEach
    void begin() {
        forget();
    }

    private static void forget() {
        StringRedisTemplate redis = api.bean(StringRedisTemplate.class);
        redis.delete(redis.keys("operator-code:*"));
        redis.delete(redis.keys("attempts:operator-*"));
    }

    @Test
    void theKeyAloneOpensMetricsAndNothingElse() {
        holder.get("/admin/queues").expect(401, "operator.unknown");
        holder.get("/admin/queues/api/lanes").expect(401, "operator.unknown");
        holder.post("/admin/impersonations", Map.of()).expect(401, "operator.unknown");
        holder.post(TOKEN).expect(401, "operator.refused");
        withCode("").expect(401, "operator.refused");
        signIn("").expect(401);

        ApiClient passedOn = nobody.with("X-Forwarded-For", "203.0.113.1");
        passedOn.get("/actuator/prometheus").expect(401);
        passedOn.with("X-Operator-Key", RunningApi.OPERATOR_KEY)
                .get("/actuator/prometheus")
                .expect(200);
    }

    @Test
    void keyAndCodeGiveATokenForEverything() {
        String token = withCode(code()).expect(200).body().get("accessToken").asString();

        nobody.withToken(token).get("/admin/queues/api/lanes").expect(200);
        nobody.withToken(token).on(other).get("/admin/queues/api/lanes").expect(200);
        nobody.withToken(token).post("/admin/impersonations", Map.of()).expect(422);
    }

    @Test
    void thePageAsksForTheCode() {
        assertThat(nobody.get("/admin/sign-in").expect(200).text()).contains("name=\"code\"");

        String code = code();
        ApiAnswer signedIn = signIn(code).expect(303);
        nobody.with("Cookie", signedIn.header("Set-Cookie").replaceAll(";.*", ""))
                .get("/admin/queues")
                .expect(200);
        assertThat(signIn(code).expect(401).text()).contains("nobody has used");
    }

    @Test
    void aTokenOfBeforeTheSecondFactorIsOver() {
        String before = RunningApi.shared()
                .at("localhost")
                .with("X-Operator-Key", RunningApi.OPERATOR_KEY)
                .post(TOKEN)
                .expect(200)
                .body()
                .get("accessToken")
                .asString();

        nobody.withToken(before).get("/admin/queues").expect(401, "operator.unknown");
    }

    @Test
    void aCodeIsGoodOnceHoweverManyComeAtOnceAndWherever() {
        String code = code();
        List<Integer> statuses = AtOnce.times(
                8,
                number -> (number % 2 == 0 ? holder : holder.on(other))
                        .with("X-Operator-Code", code)
                        .post(TOKEN)
                        .status());

        assertThat(statuses).containsOnlyOnce(200);
    }

    @Test
    void aCodeOfTheStepBeforeIsNotGoodAfterALaterOne() {
        String earlier = Totp.code(SECRET, Instant.now().minusSeconds(30));
        withCode(code()).expect(200);

        withCode(earlier).expect(401, "operator.refused");
    }

    @Test
    void tenTriesAreAllForThoseWhoHaveTheKeyAndNobodyElseUsesThemUp() {
        for (int number = 0; number < 5; number++) {
            nobody.with("X-Operator-Key", "not the operator's key")
                    .with("X-Operator-Code", code())
                    .post(TOKEN)
                    .expect(401, "operator.refused");
        }
        for (int number = 0; number < 10; number++) {
            withCode("wrong").expect(401, "operator.refused");
        }

        withCode(code()).expect(429, "attempts.too-many");
        assertThat(signIn(code()).expect(429).header("Retry-After")).isNotBlank();
    }

    private static String code() {
        return Totp.code(SECRET, Instant.now());
    }

    private ApiAnswer withCode(String code) {
        return holder.with("X-Operator-Code", code).post(TOKEN);
    }

    private ApiAnswer signIn(String code) {
        String form =
                "key=%s&code=%s".formatted(URLEncoder.encode(RunningApi.OPERATOR_KEY, StandardCharsets.UTF_8), code);
        return nobody.send("POST", "/admin/sign-in", form, Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }
}
