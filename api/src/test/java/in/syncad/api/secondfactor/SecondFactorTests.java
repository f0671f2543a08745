package in.syncad.api.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.common.tenancy.School;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SecondFactorTests {

    private static final String MINE = "/api/v1/me/second-factor";
    private static final String VERIFY = "/api/v1/auth/mfa/verify";
    private static final String PASSWORD = "correct horse battery";
    private static final RunningApi API = RunningApi.shared();
    private static ApiClient school;
    private static ApiClient admin;
    private static JdbcClient database;

    /// Somebody with a password and a second factor.
    private record Person(String login, String id, byte[] secret, List<String> recoveryCodes, ApiClient client) {

        String code() {
            return Totp.code(secret, Instant.now());
        }
    }

    @BeforeAll
    static void openSchool() {
        School opened = API.schools().create("factor-school");
        database = API.schools().database(opened);
        school = API.at("factor-school.localhost");
        admin = school.signedIn(TestSchools.adminOf("factor-school"));
    }

    @Test
    void whoHasOneIsAskedForItAndThenSignedIn() {
        Person person = person("teacher");

        ApiAnswer asked = logIn(person).expect(200);
        assertThat(asked.body().propertyNames()).containsExactlyInAnyOrder("mfaToken", "mfaExpiresIn");
        ApiAnswer tokens = verify(asked, person.code()).expect(200);

        school.withToken(text(tokens, "accessToken")).get("/api/v1/me").expect(200);
        verify(asked, person.code()).expect(401, "second-factor.refused");
    }

    @Test
    void aOneTimePasswordIsNoWayAroundIt() {
        Person person = person("teacher");
        endCoolDowns();

        assertThat(school.tokens(person.login()).body().has("accessToken")).isFalse();
    }

    @Test
    void aCodeIsGoodOnceHoweverManyComeAtOnce() {
        Person person = person("teacher");
        List<ApiAnswer> asked = List.of(logIn(person), logIn(person), logIn(person), logIn(person), logIn(person));
        String code = person.code();

        List<ApiAnswer> answers = AtOnce.times(5, number -> verify(asked.get(number), code));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allMatch(answer -> answer.code().equals("second-factor.refused"));
    }

    @Test
    void fiveWrongTriesEndAnEntranceHoweverManyComeAtOnce() {
        Person person = person("teacher");
        ApiAnswer asked = logIn(person);

        List<ApiAnswer> answers = AtOnce.times(30, number -> verify(asked, "00000" + number % 10));

        assertThat(answers).noneMatch(answer -> answer.status() == 200);
        verify(asked, person.code()).expect(401, "second-factor.refused");
        assertThat(verify(logIn(person), person.code()).status()).isEqualTo(200);
    }

    @Test
    void newEntrancesGiveNoMoreTriesThanAPersonHas() {
        Person person = person("teacher");
        List<ApiAnswer> answers = new ArrayList<>();
        for (int entrance = 0; entrance < 3; entrance++) {
            ApiAnswer asked = logIn(person);
            for (int number = 0; number < 5; number++) {
                answers.add(verify(asked, "zzzz-zzzz"));
            }
        }

        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(SecondFactors.TRIES);
        assertThat(answers.getLast().code()).isEqualTo("attempts.too-many");
    }

    @Test
    void aRecoveryCodeReplacesThePhoneOnce() {
        Person person = person("teacher");
        String code = person.recoveryCodes().getFirst();
        assertThat(person.recoveryCodes()).hasSize(FactorCodes.RECOVERY_CODES).doesNotHaveDuplicates();

        ApiAnswer tokens = verify(
                        logIn(person), code.toUpperCase(java.util.Locale.ROOT).replace("-", " "))
                .expect(200);

        verify(logIn(person), code).expect(401, "second-factor.refused");
        assertThat(school.withToken(text(tokens, "accessToken"))
                        .get(MINE)
                        .body()
                        .get("recoveryCodesLeft")
                        .asInt())
                .isEqualTo(FactorCodes.RECOVERY_CODES - 1);
    }

    @Test
    void untilItIsConfirmedNothingChanges() {
        String login = userWithPassword("teacher");
        ApiClient user = school.withToken(text(logIn(login), "accessToken"));
        user.post(MINE + "/confirm", Map.of("code", "123456")).expect(409, "second-factor.not-prepared");
        user.send("POST", MINE, null, Map.of()).expect(200);
        user.post(MINE + "/confirm", Map.of("code", "wrong")).expect(422, "second-factor.wrong");

        assertThat(logIn(login).body().has("accessToken")).isTrue();
        assertThat(user.get(MINE).body().get("on").asBoolean()).isFalse();
    }

    @Test
    void itIsRemovedWithACodeOnly() {
        Person person = person("teacher");
        person.client().send("POST", MINE, null, Map.of()).expect(409, "second-factor.on");
        person.client().post(MINE + "/remove", Map.of("code", "000000")).expect(422, "second-factor.wrong");

        person.client().post(MINE + "/remove", Map.of("code", person.code())).expect(204);

        assertThat(logIn(person).body().has("accessToken")).isTrue();
    }

    @Test
    void theSchoolAdminHelpsWhoLostPhoneAndCodes() {
        Person person = person("teacher");

        admin.send("DELETE", "/api/v1/school-admin/users/" + person.id() + "/second-factor", null, Map.of())
                .expect(204);

        assertThat(logIn(person).body().has("accessToken")).isTrue();
    }

    @Test
    void whereTheSchoolWantsItASchoolAdminWithoutOneCanOnlySetOneUp() {
        admin.put("/api/v1/school-admin/sign-in-rules", Map.of("schoolAdminsNeedSecondFactor", true))
                .expect(409, "second-factor.missing");
        String other = userWithPassword("school-admin");
        ApiClient before = school.withToken(text(logIn(other), "accessToken"));
        Person strict = person("school-admin");
        strict.client()
                .put("/api/v1/school-admin/sign-in-rules", Map.of("schoolAdminsNeedSecondFactor", true))
                .expect(200);
        try {
            before.get("/api/v1/school-admin/users").expect(401, "token.outdated");
            ApiClient poor = school.withToken(text(logIn(other), "accessToken"));
            poor.get("/api/v1/school-admin/users").expect(403, "role.missing");
            ApiClient rich = enrolled(other, poor).client();
            rich.get("/api/v1/school-admin/users").expect(200);
        } finally {
            strict.client()
                    .put("/api/v1/school-admin/sign-in-rules", Map.of("schoolAdminsNeedSecondFactor", false))
                    .expect(200);
        }
        admin = school.withToken(text(againAsAdmin(), "accessToken"));
    }

    @Test
    void theDatabaseHoldsNeitherSecretsNorRecoveryCodes() {
        Person person = person("teacher");
        String stored = database.sql("""
                        SELECT string_agg(f::text, '') || (SELECT string_agg(c::text, '') FROM recovery_code c)
                          || (SELECT string_agg(a::text, '') FROM audit_event a)
                        FROM second_factor f
                        """).query(String.class).single();

        assertThat(stored)
                .doesNotContain(Base32.toBase32String(person.secret()))
                .doesNotContain(person.recoveryCodes().getFirst());
    }

    private static ApiAnswer againAsAdmin() {
        endCoolDowns();
        return school.tokens(TestSchools.adminOf("factor-school"));
    }

    private static Person person(String role) {
        String login = userWithPassword(role);
        return enrolled(login, school.withToken(text(logIn(login), "accessToken")));
    }

    /// Signed in anew, because a confirmed factor ends the access tokens.
    private static Person enrolled(String login, ApiClient client) {
        String id = client.get("/api/v1/me").body().at("/account/id").asString();
        ApiAnswer prepared = client.send("POST", MINE, null, Map.of()).expect(200);
        byte[] secret = Base32.decode(text(prepared, "secret"));
        assertThat(text(prepared, "uri")).startsWith("otpauth://totp/SyncAD:School%20factor-school?secret=");
        List<String> codes = new ArrayList<>();
        client.post(MINE + "/confirm", Map.of("code", Totp.code(secret, Instant.now())))
                .expect(200)
                .body()
                .get("codes")
                .forEach(code -> codes.add(code.asString()));
        forgetUse(id);
        ApiAnswer tokens =
                verify(logIn(login), Totp.code(secret, Instant.now())).expect(200);
        forgetUse(id);
        forgetAttempts();
        return new Person(login, id, secret, codes, school.withToken(text(tokens, "accessToken")));
    }

    /// As if the next step had begun.
    private static void forgetUse(String id) {
        database.sql("UPDATE second_factor SET last_step = 0 WHERE user_id = :id")
                .param("id", UUID.fromString(id))
                .update();
    }

    private static String userWithPassword(String role) {
        Map<String, Object> body = People.user("Somebody", role);
        admin.post("/api/v1/school-admin/users", body).expect(201);
        String login = (String) body.get("email");
        school.signedIn(login)
                .put("/api/v1/me/password", Map.of("newPassword", PASSWORD))
                .expect(204);
        return login;
    }

    private static ApiAnswer logIn(Person person) {
        return logIn(person.login());
    }

    private static ApiAnswer logIn(String login) {
        return school.post("/api/v1/auth/login", Map.of("email", login, "password", PASSWORD))
                .expect(200);
    }

    private static ApiAnswer verify(ApiAnswer asked, String code) {
        return school.post(VERIFY, Map.of("mfaToken", text(asked, "mfaToken"), "code", code));
    }

    private static String text(ApiAnswer answer, String field) {
        return answer.body().get(field).asString();
    }

    private static void endCoolDowns() {
        var redis = API.bean(org.springframework.data.redis.core.StringRedisTemplate.class);
        redis.delete(redis.keys("otp-limit:cool-down:*"));
    }

    private static void forgetAttempts() {
        var redis = API.bean(org.springframework.data.redis.core.StringRedisTemplate.class);
        redis.delete(redis.keys("attempts:second-factor:*"));
    }
}
