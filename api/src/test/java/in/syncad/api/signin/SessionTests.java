package in.syncad.api.signin;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.common.tenancy.School;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class SessionTests {

    private static final String MINE = "/api/v1/me/sessions";
    private static final RunningApi API = RunningApi.shared();
    private static ApiClient school;
    private static ApiClient admin;
    private static JdbcClient database;

    @BeforeAll
    static void openSchool() {
        School opened = API.schools().create("session-school");
        database = API.schools().database(opened);
        school = API.at("session-school.localhost");
        admin = school.signedIn(TestSchools.adminOf("session-school"));
    }

    @Test
    void aRefreshGivesTwoNewTokensThatWork() {
        ApiAnswer first = signIn();
        ApiAnswer second = refresh(refreshToken(first)).expect(200);

        assertThat(refreshToken(second)).isNotEqualTo(refreshToken(first));
        assertThat(second.body().get("expiresIn").asInt()).isEqualTo(15 * 60);
        school.withToken(accessToken(second)).get("/api/v1/me").expect(200);
        refresh(refreshToken(second)).expect(200);
    }

    @Test
    void ofTwentyRefreshesAtOnceOneIsCarriedOut() {
        String token = refreshToken(signIn());
        List<ApiAnswer> answers = AtOnce.times(20, number -> refresh(token));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .hasSize(19)
                .allMatch(answer -> answer.code().equals("refresh.overtaken"));
        ApiAnswer winner = answers.stream()
                .filter(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow();
        refresh(refreshToken(winner)).expect(200);
    }

    @Test
    void aTokenUsedAgainLaterEndsTheWholeSession() {
        ApiAnswer first = signIn();
        ApiAnswer second = refresh(refreshToken(first)).expect(200);
        school.withToken(accessToken(second)).get("/api/v1/me").expect(200);
        database.sql("UPDATE refresh_token SET used_at = used_at - INTERVAL '11 seconds' WHERE used_at IS NOT NULL")
                .update();

        refresh(refreshToken(first)).expect(401, "refresh.reused");

        refresh(refreshToken(second)).expect(401, "refresh.invalid");
        school.withToken(accessToken(second)).get("/api/v1/me").expect(401, "session.ended");
        assertThat(database.sql("SELECT count(*) FROM audit_event WHERE action = 'session.revoked-for-reuse'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void signingOutEndsTheSession() {
        ApiAnswer tokens = signIn();
        ApiClient client = school.withToken(accessToken(tokens));
        client.post("/api/v1/auth/logout").expect(204);

        client.get("/api/v1/me").expect(401, "session.ended");
        refresh(refreshToken(tokens)).expect(401, "refresh.invalid");
        school.post("/api/v1/auth/logout").expect(401, "token.missing");
    }

    @Test
    void sessionsOfOnePersonAreIndependent() {
        String login = newUser();
        ApiAnswer first = school.tokens(login);
        endCoolDowns();
        ApiAnswer second = school.tokens(login);
        school.withToken(accessToken(first)).post("/api/v1/auth/logout").expect(204);
        school.withToken(accessToken(second)).get("/api/v1/me").expect(200);
    }

    @Test
    void everybodySeesWhereTheyAreSignedInAndEndsWhatTheyLike() {
        String login = newUser();
        ApiClient phone = school.with("User-Agent", "Mozilla/5.0 (Linux; Android 15) Firefox/140.0");
        ApiClient here = phone.withToken(accessToken(phone.tokens(login)));
        endCoolDowns();
        ApiAnswer elsewhere = school.tokens(login);
        ApiClient there = school.withToken(accessToken(elsewhere));

        JsonNode sessions = here.get(MINE).expect(200).body().get("items");
        assertThat(sessions).hasSize(2);
        assertThat(sessions.get(0).get("current").asBoolean()).isFalse();
        assertThat(sessions.get(1).get("device").asString()).isEqualTo("Firefox on Android");
        assertThat(sessions.get(1).get("current").asBoolean()).isTrue();

        String other = sessions.get(0).get("id").asString();
        here.send("DELETE", MINE + "/" + other, null, Map.of()).expect(204);
        there.get("/api/v1/me").expect(401, "session.ended");
        refresh(refreshToken(elsewhere)).expect(401, "refresh.invalid");
        here.send("DELETE", MINE + "/" + other, null, Map.of()).expect(404, "session.unknown");
        assertThat(here.get(MINE).body().get("items")).hasSize(1);
    }

    @Test
    void allOtherSessionsEndAtOnce() {
        String login = newUser();
        ApiClient here = school.withToken(accessToken(school.tokens(login)));
        endCoolDowns();
        ApiClient there = school.withToken(accessToken(school.tokens(login)));

        here.send("DELETE", MINE + "?except=current", null, Map.of()).expect(204);

        there.get("/api/v1/me").expect(401, "session.ended");
        here.get("/api/v1/me").expect(200);
    }

    @Test
    void nobodyEndsTheSessionOfSomebodyElse() {
        ApiClient victim = school.withToken(accessToken(signIn()));
        String session = victim.get(MINE).body().at("/items/0/id").asString();

        school.withToken(accessToken(signIn()))
                .send("DELETE", MINE + "/" + session, null, Map.of())
                .expect(404, "session.unknown");

        victim.get("/api/v1/me").expect(200);
    }

    @Test
    void theSchoolAdminSignsAUserOutEverywhere() {
        ApiAnswer tokens = signIn();
        ApiClient user = school.withToken(accessToken(tokens));
        String id = user.get("/api/v1/me").body().at("/account/id").asString();

        admin.send("DELETE", "/api/v1/school-admin/users/" + id + "/sessions", null, Map.of())
                .expect(204);

        user.get("/api/v1/me").expect(401, "session.ended");
        refresh(refreshToken(tokens)).expect(401, "refresh.invalid");
    }

    @Test
    void aRefreshTokenEnds() {
        String token = refreshToken(signIn());
        database.sql("UPDATE refresh_token SET expires_at = now() - INTERVAL '1 second' WHERE token_hash = :hash")
                .param("hash", TokenMint.hash(token))
                .update();
        refresh(token).expect(401, "refresh.invalid");
    }

    @Test
    void aSessionEndsHoweverOftenItIsRefreshed() {
        ApiAnswer tokens = signIn();
        database.sql("""
                        UPDATE session SET expires_at = now() - INTERVAL '1 second'
                        WHERE id = (SELECT session_id FROM refresh_token WHERE token_hash = :hash)
                        """).param("hash", TokenMint.hash(refreshToken(tokens))).update();
        refresh(refreshToken(tokens)).expect(401, "refresh.invalid");
    }

    @Test
    void theDatabaseHoldsNoTokenThatCouldBeUsed() {
        String token = refreshToken(signIn());
        assertThat(database.sql("SELECT encode(token_hash, 'escape') FROM refresh_token")
                        .query(String.class)
                        .list())
                .noneMatch(stored -> stored.contains(token));
    }

    @Test
    void aRefreshTokenIsGoodForItsSchoolOnly() {
        API.schools().create("session-other");
        String token = refreshToken(signIn());
        API.at("session-other.localhost")
                .post("/api/v1/auth/refresh", Map.of("refreshToken", token))
                .expect(401, "refresh.invalid");
        refresh(token).expect(200);
        refresh("made-up").expect(401, "refresh.invalid");
    }

    @Test
    void onTheSharedHostTheAccessTokenNamesTheSchool() {
        ApiAnswer tokens = signIn();
        ApiClient shared = API.at("localhost").withToken(accessToken(tokens));
        assertThat(shared.get("/api/v1/me")
                        .expect(200)
                        .body()
                        .at("/school/slug")
                        .asString())
                .isEqualTo("session-school");
        shared.post("/api/v1/auth/refresh", Map.of("refreshToken", refreshToken(tokens)))
                .expect(200);
        API.at("localhost")
                .post("/api/v1/auth/refresh", Map.of("refreshToken", refreshToken(tokens)))
                .expect(401, "token.missing");
    }

    private static ApiAnswer signIn() {
        return school.tokens(newUser());
    }

    private static String newUser() {
        Map<String, Object> body = People.user("Somebody " + UUID.randomUUID(), "teacher");
        admin.post("/api/v1/school-admin/users", body).expect(201);
        return (String) body.get("email");
    }

    private static ApiAnswer refresh(String token) {
        return school.post("/api/v1/auth/refresh", Map.of("refreshToken", token));
    }

    private static String refreshToken(ApiAnswer tokens) {
        return tokens.body().get("refreshToken").asString();
    }

    private static String accessToken(ApiAnswer tokens) {
        return tokens.body().get("accessToken").asString();
    }

    private static void endCoolDowns() {
        var redis = API.bean(org.springframework.data.redis.core.StringRedisTemplate.class);
        redis.delete(redis.keys("otp-limit:cool-down:*"));
    }
}
