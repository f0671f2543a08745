package in.syncad.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.embedded.EmbeddedPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.core.StringRedisTemplate;

class SessionEndingTests {

    private static final String USERS = "/api/v1/school-admin/users";
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

    /// A school-admin who is one no longer must not go on for seconds elsewhere.
    @Test
    void anotherInstanceRefusesTokensOfOtherRightsAtOnce() {
        API.schools().create("rights-school");
        ApiClient admin = API.at("rights-school.localhost").signedIn(TestSchools.adminOf("rights-school"));
        Map<String, Object> teacher = People.user("Meera", "teacher");
        String user = admin.post(USERS, teacher).expect(201).header("Location");
        ApiClient here =
                API.at("rights-school.localhost").signedIn(teacher.get("email").toString());
        try (RunningApi other = RunningApi.on(EmbeddedPlatform.shared(), Map.of())) {
            ApiClient there = here.on(other);
            awaitListeners(2);
            there.get("/api/v1/me").expect(200);
            admin.patch(user, admin.get(user).etag(), Map.of("roles", List.of("accountant")))
                    .expect(200);

            await().atMost(Duration.ofSeconds(2))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> there.get("/api/v1/me").status() == 401);
            there.get("/api/v1/me").expect(401, "token.outdated");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a b", "a b c", "a b c d", ""})
    void aTextThatIsNoMessageIsRefused(String text) {
        assertThatThrownBy(() -> TokensOutdated.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMessageSaysWhoseTokensItIsAbout() {
        SchoolId school = API.schools().create("ending-text").id();
        TokensOutdated ended = new TokensOutdated.SessionEnded(school, UUID.randomUUID(), UUID.randomUUID());
        TokensOutdated changed = new TokensOutdated.RightsChanged(school, UUID.randomUUID());

        assertThat(TokensOutdated.of(ended.toText())).isEqualTo(ended);
        assertThat(TokensOutdated.of(changed.toText())).isEqualTo(changed);
    }

    private static void awaitListeners(long count) {
        StringRedisTemplate redis = API.bean(StringRedisTemplate.class);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> redis.convertAndSend(SessionEndings.CHANNEL, "hello") >= count);
    }
}
