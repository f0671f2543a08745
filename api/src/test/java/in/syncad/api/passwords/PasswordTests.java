package in.syncad.api.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.common.tenancy.School;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PasswordTests {

    private static final String LOGIN = "/api/v1/auth/login";
    private static final String MINE = "/api/v1/me/password";
    private static final String RESET = "/api/v1/auth/password/reset";
    private static final String GOOD = "correct horse battery";
    private static final String BETTER = "stapled by the river";
    private static final RunningApi API = RunningApi.shared();
    private static ApiClient school;
    private static ApiClient admin;
    private static JdbcClient database;

    @BeforeAll
    static void openSchool() {
        School opened = API.schools().create("password-school");
        database = API.schools().database(opened);
        school = API.at("password-school.localhost");
        admin = school.signedIn(TestSchools.adminOf("password-school"));
    }

    @Test
    void whoSetAPasswordSignsInWithIt() {
        String login = userWithPassword();

        ApiAnswer tokens = logIn(login, GOOD).expect(200);

        school.withToken(accessToken(tokens)).get("/api/v1/me").expect(200);
        assertThat(hashOf(login)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain(GOOD);
    }

    @Test
    void aPasswordMayBeTypedOnAnyKeyboard() {
        ApiClient user = school.signedIn(newUser());
        change(user, null, "passe\u0301 pass\u00e9 \ufb01sh").expect(204);
        String login = user.get("/api/v1/me").body().at("/account/email").asString();

        logIn(login, "pass\u00e9 passe\u0301 fish").expect(200);
    }

    @Test
    void nothingTellsWhetherALoginIsKnownOrHasAPassword() {
        String wrong = comparable(logIn(userWithPassword(), "wrong password").expect(401, "password.refused"));

        assertThat(comparable(logIn(newUser(), "wrong password").expect(401))).isEqualTo(wrong);
        assertThat(comparable(logIn("nobody@nowhere.test", "wrong password").expect(401)))
                .isEqualTo(wrong);
    }

    @Test
    void aPasswordIsGoodForItsSchoolOnly() {
        API.schools().create("password-other");
        String login = userWithPassword();

        API.at("password-other.localhost")
                .post(LOGIN, Map.of("email", login, "password", GOOD))
                .expect(401, "password.refused");
    }

    @Test
    void tenWrongTriesAreAllHoweverManyComeAtOnce() {
        String login = userWithPassword();

        List<ApiAnswer> answers = AtOnce.times(30, number -> logIn(login, "wrong number " + number));

        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(Passwords.TRIES);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 401)
                .allMatch(answer -> answer.code().equals("attempts.too-many"))
                .allMatch(answer -> Integer.parseInt(answer.header("Retry-After")) <= 900);
        logIn(login, GOOD).expect(429, "attempts.too-many");
    }

    @Test
    void aGoodSignInBeginsToCountAnew() {
        String login = userWithPassword();
        for (int round = 0; round < 2; round++) {
            for (int count = 1; count < Passwords.TRIES; count++) {
                logIn(login, "wrong password").expect(401);
            }
            logIn(login, GOOD).expect(200);
        }
    }

    @Test
    void aDisabledAccountDoesNotSignIn() {
        String login = userWithPassword();
        database.sql("UPDATE user_account SET status = 'disabled' WHERE email = :login")
                .param("login", login)
                .update();

        logIn(login, GOOD).expect(401, "password.refused");
    }

    @Test
    void aChangeNeedsTheOldOneAndEndsTheOtherSessions() {
        String login = userWithPassword();
        ApiClient here = school.withToken(accessToken(logIn(login, GOOD)));
        ApiAnswer other = logIn(login, GOOD);
        ApiClient there = school.withToken(accessToken(other));
        there.get("/api/v1/me").expect(200);

        change(here, null, BETTER).expect(422, "password.wrong");
        change(here, "wrong password", BETTER).expect(422, "password.wrong");
        change(here, GOOD, BETTER).expect(204);

        here.get("/api/v1/me").expect(200);
        there.get("/api/v1/me").expect(401, "session.ended");
        school.post("/api/v1/auth/refresh", Map.of("refreshToken", text(other, "refreshToken")))
                .expect(401, "refresh.invalid");
        logIn(login, GOOD).expect(401);
        logIn(login, BETTER).expect(200);
    }

    @Test
    void ofSeveralChangesAtOnceOneIsMade() {
        String login = userWithPassword();
        ApiClient user = school.withToken(accessToken(logIn(login, GOOD)));

        List<ApiAnswer> answers = AtOnce.times(5, number -> change(user, GOOD, "new password " + number));

        assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 204)
                .allMatch(
                        answer -> List.of("password.changed", "password.wrong").contains(answer.code()));
    }

    @Test
    void aFirstPasswordNeedsAFreshSignIn() {
        String login = newUser();
        ApiClient user = school.signedIn(login);
        database.sql("""
                        UPDATE session SET created_at = created_at - INTERVAL '11 minutes'
                        WHERE user_id = (SELECT id FROM user_account WHERE email = :login)
                        """).param("login", login).update();

        change(user, null, GOOD).expect(403, "password.sign-in-again");
    }

    @Test
    void aForgottenOneIsResetByAOneTimePassword() {
        String login = userWithPassword();
        ApiClient before = school.withToken(accessToken(logIn(login, GOOD)));
        int seen = API.inbox().to(login).size();
        String challenge =
                text(school.post(RESET + "/request", Map.of("email", login)).expect(429), "code");
        assertThat(challenge).isEqualTo("otp.too-often");
        endCoolDowns();
        ApiAnswer asked =
                school.post(RESET + "/request", Map.of("email", login)).expect(202);
        String code = API.inbox().codeTo(login, seen);
        assertThat(API.inbox().to(login).getFirst().body()).contains("a new password at School password-school");

        reset(asked, code, "short").expect(422, "request.invalid");
        reset(asked, code, BETTER).expect(204);

        reset(asked, code, GOOD).expect(401, "otp.refused");
        before.get("/api/v1/me").expect(401, "session.ended");
        logIn(login, BETTER).expect(200);
    }

    @Test
    void aCodeForOnePurposeServesNoOther() {
        String login = newUser();
        ApiAnswer asked =
                school.post("/api/v1/auth/otp/request", Map.of("email", login)).expect(202);
        String code = API.inbox().codeTo(login, 0);

        reset(asked, code, GOOD).expect(401, "otp.refused");
        school.post("/api/v1/auth/otp/verify", Map.of("challengeId", text(asked, "challengeId"), "code", code))
                .expect(200);
    }

    @Test
    void anEventOfTheAuditTellsOfChangesAndHoldsNoPassword() {
        String login = userWithPassword();

        assertThat(database.sql("""
                                SELECT row_to_json(e)::text FROM audit_event e
                                JOIN user_account u ON u.id = e.entity_id
                                WHERE e.action = 'password.changed' AND u.email = :login
                                """).param("login", login).query(String.class).list())
                .singleElement()
                .asString()
                .doesNotContain(GOOD)
                .doesNotContain("argon2");
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        ApiClient user = school.signedIn(newUser());
        change(user, null, "1234567").expect(422, "request.invalid");
        change(user, null, "x".repeat(129)).expect(422, "request.invalid");
        change(user, null, "         ").expect(422, "request.invalid");
        school.post(LOGIN, Map.of("password", GOOD)).expect(422, "login.one");
        school.post(LOGIN, Map.of("email", "a@b.test")).expect(422, "request.invalid");
        school.post(LOGIN, Map.of("email", "no address", "password", GOOD)).expect(422, "login.malformed");
    }

    private static String userWithPassword() {
        String login = newUser();
        change(school.signedIn(login), null, GOOD).expect(204);
        return login;
    }

    private static String newUser() {
        Map<String, Object> body = People.user("Somebody " + UUID.randomUUID(), "teacher");
        admin.post("/api/v1/school-admin/users", body).expect(201);
        return (String) body.get("email");
    }

    private static ApiAnswer logIn(String login, String password) {
        return school.post(LOGIN, Map.of("email", login, "password", password));
    }

    private static ApiAnswer change(ApiClient user, String current, String wanted) {
        Map<String, Object> body = new HashMap<>(Map.of("newPassword", wanted));
        if (current != null) {
            body.put("currentPassword", current);
        }
        return user.put(MINE, body);
    }

    private static ApiAnswer reset(ApiAnswer asked, String code, String wanted) {
        return school.post(
                RESET, Map.of("challengeId", text(asked, "challengeId"), "code", code, "newPassword", wanted));
    }

    private static String hashOf(String login) {
        return database.sql("""
                        SELECT p.hash FROM user_password p
                        JOIN user_account u ON u.id = p.user_id
                        WHERE u.email = :login
                        """).param("login", login).query(String.class).single();
    }

    private static String accessToken(ApiAnswer tokens) {
        return text(tokens, "accessToken");
    }

    private static String text(ApiAnswer answer, String field) {
        return answer.body().get(field).asString();
    }

    private static String comparable(ApiAnswer answer) {
        return answer.text().replace(answer.body().get("requestId").asString(), "")
                + answer.headers().map().keySet();
    }

    private static void endCoolDowns() {
        var redis = API.bean(org.springframework.data.redis.core.StringRedisTemplate.class);
        redis.delete(redis.keys("otp-limit:cool-down:*"));
    }
}
