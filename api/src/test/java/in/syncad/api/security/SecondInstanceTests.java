package in.syncad.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.embedded.EmbeddedPlatform;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Another instance of the service on the same databases and the same Redis; before it stands a proxy.
class SecondInstanceTests {

    private static final RunningApi FIRST = RunningApi.shared();
    private static final String KEY = "the key of those who run the service";
    private static RunningApi second;
    private static final AtomicInteger LOGINS = new AtomicInteger();

    @BeforeAll
    static void start() {
        second = RunningApi.on(
                EmbeddedPlatform.shared(),
                Map.of(
                        "TRUSTED_PROXIES", "127.0.0.0/8",
                        "OPERATOR_KEY", KEY,
                        "ONE_TIME_PASSWORDS_PER_ADDRESS_AND_HOUR", "3"));
    }

    @AfterAll
    static void stop() {
        second.close();
    }

    @Test
    void aSessionThatEndsOnOneInstanceIsRefusedOnTheOtherWithinFiveSeconds() {
        FIRST.schools().create("two-instances");
        ApiClient onFirst = FIRST.at("two-instances.localhost").signedIn(TestSchools.adminOf("two-instances"));
        ApiClient onSecond = onFirst.on(second);
        onSecond.get("/api/v1/me").expect(200);

        onFirst.send("POST", "/api/v1/auth/logout", null, Map.of()).expect(204);

        onFirst.get("/api/v1/me").expect(401, "session.ended");
        await().atMost(Standings.KEPT.plusSeconds(1))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> onSecond.get("/api/v1/me").expect(401, "session.ended"));
    }

    @Test
    void theLimitOfAnAddressIsThatOfTheCallerAndNotOfTheProxy() {
        FIRST.schools().create("behind-proxy");
        for (int request = 0; request < 3; request++) {
            assertThat(statusFor("203.0.113.1")).isEqualTo(202);
        }

        assertThat(statusFor("203.0.113.1")).isEqualTo(429);
        assertThat(statusFor("192.0.2.77, 203.0.113.1"))
                .as("made up by the caller")
                .isEqualTo(429);
        assertThat(statusFor("203.0.113.1, 192.0.2.78")).isEqualTo(202);
    }

    @Test
    void nobodyBecomesAnOperatorByTheAddressThatAProxyTells() {
        for (String told : new String[] {"127.0.0.1", "::1", "203.0.113.1"}) {
            second.at("localhost")
                    .with("X-Forwarded-For", told)
                    .get("/actuator/prometheus")
                    .expect(401);
        }
        second.at("localhost").get("/actuator/prometheus").expect(401);
        second.at("localhost")
                .with("X-Operator-Key", KEY)
                .get("/actuator/prometheus")
                .expect(200);
    }

    private static int statusFor(String forwarded) {
        return second.at("behind-proxy.localhost")
                .with("X-Forwarded-For", forwarded)
                .post(
                        "/api/v1/auth/otp/request",
                        Map.of("email", "caller%d@nowhere.test".formatted(LOGINS.incrementAndGet())))
                .status();
    }
}
