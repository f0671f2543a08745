package in.syncad.api.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.embedded.EmbeddedPlatform;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

@Tag("slow")
class RedisGoneTests {

    private static final String HOST = "without-redis.syncad.in";
    private static final String STUDENTS = "/api/v1/students";
    private static final String REQUEST = "/api/v1/auth/otp/request";
    private static final String VERIFY = "/api/v1/auth/otp/verify";
    private static final String ADMIN = TestSchools.adminOf("without-redis");
    private static final AtomicInteger STRANGERS = new AtomicInteger();

    private static EmbeddedPlatform platform;
    private static RunningApi api;
    private static ApiClient admin;

    @BeforeAll
    static void openSchool() {
        platform = EmbeddedPlatform.temporary();
        api = RunningApi.on(platform, Map.of("OPERATOR_TOTP_SECRET", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));
        api.schools().create("without-redis");
        admin = api.at(HOST).signedIn(ADMIN);
    }

    @AfterAll
    static void close() {
        api.close();
        platform.close();
    }

    @BeforeEach
    void waitForRedis() {
        platform.redis().restart();
        // Asks as somebody new each time, because each asks once in a while only.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> request("stranger%d@nowhere.test".formatted(STRANGERS.incrementAndGet()))
                                .status()
                        == 202);
    }

    @Test
    void requestsThatNeedNoRedisGoOn() {
        platform.redis().kill();

        String enrolled =
                admin.post(STUDENTS, People.student("Asha")).expect(201).header("Location");
        admin.get(enrolled).expect(200);
        assertThat(admin.get(STUDENTS).expect(200).text()).contains("Asha");
        await().atMost(Duration.ofSeconds(15))
                .until(() -> api.at(HOST).get("/api/health").expect(200).text().contains("\"fan-out\":\"down\""));
    }

    /// Nobody could say whether a code was used before.
    @Test
    void operatorsCodesAreNotLookedAt() {
        ApiClient operator = api.at("localhost")
                .with("X-Operator-Key", RunningApi.OPERATOR_KEY)
                .with("X-Operator-Code", "000000");
        platform.redis().kill();

        operator.post("/admin/token").expect(503, "sign-in.unavailable");

        platform.redis().restart();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> operator.post("/admin/token").expect(401, "operator.refused"));
    }

    @Test
    void signingInIsPossibleAgainAsSoonAsRedisIsBack() {
        String challenge = request(TestSchools.adminOf("nobody"))
                .expect(202)
                .body()
                .get("challengeId")
                .asString();
        platform.redis().kill();

        refused(request(ADMIN));
        refused(api.at(HOST).post(VERIFY, Map.of("challengeId", challenge, "code", "123456")));

        waitForRedis();
        api.at(HOST).signedIn(ADMIN).get(STUDENTS).expect(200);
    }

    @Test
    void theOtherInstancesAreHeardAgain() {
        StringRedisTemplate redis = api.bean(StringRedisTemplate.class);
        platform.redis().kill();
        waitForRedis();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> redis.convertAndSend("session-ended", "from nobody") == 1
                        && redis.convertAndSend("documents", "of nothing") == 1);
    }

    private static ApiAnswer request(String login) {
        return api.at(HOST).post(REQUEST, Map.of("email", login));
    }

    private static void refused(ApiAnswer answer) {
        assertThat(answer.expect(503, "otp.unavailable").header("Retry-After")).isEqualTo("2");
    }
}
