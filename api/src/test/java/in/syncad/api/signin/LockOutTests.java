package in.syncad.api.signin;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LockOutTests {

    private static final RunningApi API = RunningApi.shared();
    private static final JdbcClient DATABASE =
            API.schools().database(API.schools().create("lock-out"));

    private final ApiClient school = API.at("lock-out.localhost");

    @Test
    void aChallengeThatIsEndedByWrongCodesIsWrittenDownOnceHoweverManyComeAtOnce() {
        String login = TestSchools.adminOf("lock-out");
        String account = DATABASE.sql("SELECT id::text FROM user_account WHERE email = :login")
                .param("login", login)
                .query(String.class)
                .single();
        String challenge = challengeFor(login);

        AtOnce.times(20, number -> guess(challenge));

        assertThat(writtenDown(challenge)).containsExactly(account);
    }

    @Test
    void soIsOneForALoginThatNobodyHas() {
        String challenge = challengeFor("guessed@nowhere.test");

        for (int tries = 1; tries < Challenges.TRIES; tries++) {
            guess(challenge);
        }
        assertThat(writtenDown(challenge)).isEmpty();
        guess(challenge);

        assertThat(writtenDown(challenge)).containsExactly("nobody");
    }

    private String challengeFor(String login) {
        return school.post("/api/v1/auth/otp/request", Map.of("email", login))
                .expect(202)
                .body()
                .get("challengeId")
                .asString();
    }

    private String guess(String challenge) {
        return school.post("/api/v1/auth/otp/verify", Map.of("challengeId", challenge, "code", "no code"))
                .expect(401, "otp.refused")
                .code();
    }

    /// Whose accounts the audit names beside the end of that challenge.
    private static List<String> writtenDown(String challenge) {
        return DATABASE.sql("""
                        SELECT coalesce(after ->> 'account', 'nobody')
                        FROM audit_event
                        WHERE action = 'sign-in.locked-out' AND entity_id = CAST(:challenge AS uuid)
                          AND actor_id IS NULL
                        """)
                .param("challenge", challenge)
                .query(String.class)
                .list();
    }
}
