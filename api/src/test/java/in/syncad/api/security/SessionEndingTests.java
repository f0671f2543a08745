package in.syncad.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.embedded.EmbeddedPlatform;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

class SessionEndingTests {

    private static final RunningApi API = RunningApi.shared();

    /// Sooner than the five seconds after which it would notice by itself.
    @Test
    void anotherInstanceRefusesAnEndedSessionAtOnce() {
        API.schools().create("ending-school");
        ApiClient here = API.at("ending-school.localhost").signedIn(TestSchools.adminOf("ending-school"));
        try (RunningApi other = RunningApi.on(EmbeddedPlatform.shared(), Map.of())) {
            ApiClient there = here.on(other);
            awaitListeners(2);
            there.get("/api/v1/me").expect(200);
            here.send("POST", "/api/v1/auth/logout", null, Map.of()).expect(204);

            await().atMost(Duration.ofSeconds(2))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> there.get("/api/v1/me").status() == 401);
        }
    }

    @Test
    void aTextThatIsNoMessageIsRefused() {

        assertThatThrownBy(() -> SessionEnded.of("nonsense")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SessionEnded.of("a b c")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMessageSaysWhoseSessionItWas() {
        SessionEnded ended =
                new SessionEnded(API.schools().create("ending-text").id(), UUID.randomUUID(), UUID.randomUUID());

        assertThat(SessionEnded.of(ended.toText())).isEqualTo(ended);
    }

    private static void awaitListeners(long count) {
        StringRedisTemplate redis = API.bean(StringRedisTemplate.class);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> redis.convertAndSend(SessionEndings.CHANNEL, "hello") >= count);
    }
}
