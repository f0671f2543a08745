package in.syncad.api.impersonation;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.common.tenancy.School;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class ImpersonationTests {

    private static final String ROUTE = "/admin/impersonations";
    private static final String REASON = "Ticket 17: the list of students stays empty";
    private static final RunningApi API = RunningApi.shared();
    private static final String LOGIN = TestSchools.adminOf("looked-on");
    private static ApiClient school;
    private static ApiClient admin;
    private static JdbcClient database;

    private final ApiClient nobody = API.at("localhost");
    private final ApiClient operator = nobody.with("X-Operator-Key", RunningApi.OPERATOR_KEY);

    @BeforeAll
    static void openSchool() {
        School opened = API.schools().create("looked-on");
        database = API.schools().database(opened);
        school = API.at("looked-on.localhost");
        admin = school.signedIn(LOGIN);
    }

    @Test
    void anOperatorSeesWhatThatPersonSees() {
        ApiAnswer me = lookingOn().get("/api/v1/me").expect(200);

        assertThat(me.body().get("account").get("email").asString()).isEqualTo(LOGIN);
        assertThat(me.body().get("impersonated").asBoolean()).isTrue();
        assertThat(me.header("Impersonated-By")).isEqualTo("key");
        lookingOn().get("/api/v1/students").expect(200);
        assertThat(admin.get("/api/v1/me")
                        .expect(200)
                        .body()
                        .get("impersonated")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void anOperatorChangesNothing() {
        ApiClient looking = lookingOn();

        looking.put("/api/v1/me/password", Map.of("newPassword", "a password of the operator's"))
                .expect(403, "impersonation.read-only");
        looking.post("/api/v1/me/second-factor").expect(403, "impersonation.read-only");
        looking.post("/api/v1/school-admin/users", Map.of()).expect(403, "impersonation.read-only");
        looking.send("DELETE", "/api/v1/me/sessions?others=true", null, Map.of())
                .expect(403, "impersonation.read-only");
        looking.send("PATCH", "/api/v1/students/00000000-0000-7000-8000-000000000001", "{}", Map.of())
                .expect(403, "impersonation.read-only");
    }

    @Test
    void theAuditOfTheSchoolSaysWhoAndWhy() {
        ApiAnswer begun = begin(operator).expect(201);
        String facts = database.sql(
                        "SELECT after FROM audit_event WHERE action = 'user.impersonated' ORDER BY seq DESC")
                .query(String.class)
                .list()
                .getFirst();

        assertThat(facts)
                .contains(REASON)
                .contains("\"operator\": \"key\"")
                .contains(begun.body().get("session").asString())
                .doesNotContain(begun.body().get("accessToken").asString());
    }

    @Test
    void thePersonSeesItAndEndsIt() {
        ApiAnswer begun = begin(operator).expect(201);
        ApiClient looking = school.withToken(begun.body().get("accessToken").asString());
        String id = begun.body().get("session").asString();
        JsonNode sessions = admin.get("/api/v1/me/sessions").expect(200).body();

        assertThat(sessions.toString()).contains(id).contains("SyncAD support, looking on");
        admin.send("DELETE", "/api/v1/me/sessions/" + id, null, Map.of()).expect(204);
        looking.get("/api/v1/me").expect(401, "session.ended");
    }

    @Test
    void itEndsByItself() {
        ApiAnswer begun = begin(operator).expect(201);

        assertThat(begun.body().get("expiresIn").asInt()).isEqualTo(15 * 60);
        assertThat(begun.body().has("refreshToken")).isFalse();
        assertThat(database.sql(
                                "SELECT expires_at = created_at + INTERVAL '15 minutes' FROM session WHERE id = CAST(:id AS uuid)")
                        .param("id", begun.body().get("session").asString())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        ApiClient looking = school.withToken(begun.body().get("accessToken").asString());
        looking.post("/api/v1/auth/logout").expect(204);
        looking.get("/api/v1/me").expect(401, "session.ended");
    }

    @Test
    void isForOperatorsAloneAndNeedsAReason() {
        begin(nobody).expect(401, "operator.unknown");
        begin(admin.at("localhost")).expect(401, "operator.unknown");
        begin(operator.at("looked-on.localhost")).expect(404, "route.unknown");
        operator.post(ROUTE, body("looked-on", LOGIN, "why not")).expect(422);
        operator.post(ROUTE, body("nowhere", LOGIN, REASON)).expect(404, "school.unknown");
        operator.post(ROUTE, body("looked-on", "nobody@people.example.org", REASON))
                .expect(404, "user.unknown");
    }

    private ApiClient lookingOn() {
        return school.withToken(
                begin(operator).expect(201).body().get("accessToken").asString());
    }

    private static ApiAnswer begin(ApiClient client) {
        return client.post(ROUTE, body("looked-on", LOGIN, REASON));
    }

    private static Map<String, Object> body(String slug, String login, String reason) {
        return Map.of("school", slug, "user", Map.of("email", login), "reason", reason);
    }
}
