package in.syncad.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.web.Networks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RateLimitHeaderTests {

    private static final String ME = "/api/v1/me";
    private static final RunningApi API = RunningApi.shared();
    private static ApiClient school;

    @BeforeAll
    static void openSchool() {
        API.schools().create("limited-school");
        school = API.at("limited-school.localhost");
    }

    @Test
    void whoIsSignedInPaysForUserAndSchool() {
        ApiAnswer answer =
                school.signedIn(TestSchools.adminOf("limited-school")).get(ME);

        assertThat(policies(answer.expect(200))).containsExactly("address", "user", "school");
        assertThat(answer.headers().allValues("RateLimit"))
                .hasSize(3)
                .allMatch(left -> left.matches("\"[a-z]+\";r=[0-9]+;t=[0-9]+"));
    }

    @Test
    void whoSignsInPaysForThat() {
        ApiAnswer answer = school.post("/api/v1/auth/refresh", Map.of("refreshToken", "none"));

        assertThat(policies(answer.expect(401))).containsExactly("address", "sign-in");
    }

    /// So that nobody can spend what the people of a school need.
    @Test
    void whatIsMadeUpCostsTheAddressAlone() {
        assertThat(policies(school.get(ME).expect(401))).containsExactly("address");
        assertThat(policies(school.withToken("made.up.token").get(ME).expect(401)))
                .containsExactly("address");
        assertThat(policies(API.at("made-up.localhost").get(ME).expect(404))).containsExactly("address");
    }

    @Test
    void healthIsNotLimited() {
        assertThat(policies(school.get("/api/health").expect(200))).isEmpty();
    }

    @Test
    void aChangedLimitCountsAtOnceAlsoForWhoNeverRests() {
        Buckets buckets = API.bean(Buckets.class);
        RateLimitPolicy tight = new RateLimitPolicy("user", 1);

        assertThat(buckets.take(tight, "never-rests").isConsumed()).isTrue();
        assertThat(buckets.take(tight, "never-rests").isConsumed()).isFalse();
        assertThat(buckets.take(new RateLimitPolicy("user", 5), "never-rests").getRemainingTokens())
                .isEqualTo(4);
    }

    @Test
    void ofAnAddressInIPv6CountsTheNetwork() {
        assertThat(Networks.of("2001:db8:1:2::7")).isEqualTo(Networks.of("2001:db8:1:2:ffff::1"));
        assertThat(Networks.of("2001:db8:1:2::7")).isNotEqualTo(Networks.of("2001:db8:1:3::7"));
        assertThat(Networks.of("192.0.2.1")).isEqualTo("192.0.2.1");
    }

    private static List<String> policies(ApiAnswer answer) {
        return answer.headers().allValues("RateLimit-Policy").stream()
                .map(policy -> policy.substring(1, policy.indexOf('"', 1)))
                .toList();
    }
}
