package in.syncad.api.users;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UserTests {

    private static final String USERS = "/api/v1/school-admin/users";
    private static final RunningApi API = RunningApi.shared();
    private static ApiClient admin;

    @BeforeAll
    static void openSchool() {
        API.schools().create("users-school");
        admin = API.at("users-school.localhost").signedIn(TestSchools.adminOf("users-school"));
    }

    @Test
    void opensAnAccountThatCanSignIn() {
        Map<String, Object> teacher = People.user("Ravi Rao", "teacher");
        ApiAnswer opened = admin.post(USERS, teacher).expect(201);

        assertThat(opened.body().get("status").asString()).isEqualTo("active");
        ApiClient ravi = API.at("users-school.localhost").signedIn((String) teacher.get("email"));
        ApiAnswer me = ravi.get("/api/v1/me").expect(200);
        assertThat(me.body().at("/account/displayName").asString()).isEqualTo("Ravi Rao");
        assertThat(me.body().at("/school/slug").asString()).isEqualTo("users-school");
        assertThat(me.body().at("/school/timeZone").asString()).isEqualTo("Asia/Kolkata");
    }

    @Test
    void onlyTheSchoolAdminManagesAccounts() {
        Map<String, Object> body = People.user("Sita", "reception");
        admin.post(USERS, body).expect(201);
        ApiClient reception = API.at("users-school.localhost").signedIn((String) body.get("email"));

        reception.get(USERS).expect(403, "role.missing");
        reception.post(USERS, People.user("Other", "teacher")).expect(403, "role.missing");
    }

    @Test
    void otherRolesTakeEffectAtOnce() {
        Map<String, Object> body = People.user("Gita", "reception");
        ApiAnswer opened = admin.post(USERS, body).expect(201);
        ApiClient gita = API.at("users-school.localhost").signedIn((String) body.get("email"));
        gita.get("/api/v1/students").expect(200);

        admin.patch(opened.header("Location"), opened.etag(), Map.of("roles", List.of("librarian")))
                .expect(200);

        gita.get("/api/v1/students").expect(401, "token.outdated");
    }

    @Test
    void aDisabledAccountIsSignedOutAndCannotRefresh() {
        Map<String, Object> body = People.user("Mina", "teacher");
        ApiAnswer opened = admin.post(USERS, body).expect(201);
        ApiClient school = API.at("users-school.localhost");
        ApiAnswer tokens = school.tokens((String) body.get("email"));
        ApiClient mina = school.withToken(tokens.body().get("accessToken").asString());
        mina.get("/api/v1/me").expect(200);

        admin.patch(opened.header("Location"), opened.etag(), Map.of("status", "disabled"))
                .expect(200);

        mina.get("/api/v1/me").expect(401, "session.ended");
        school.post(
                        "/api/v1/auth/refresh",
                        Map.of("refreshToken", tokens.body().get("refreshToken").asString()))
                .expect(401, "refresh.invalid");
    }

    @Test
    void aLoginBelongsToOneAccountHoweverManyAskForIt() {
        Map<String, Object> body = People.user("Twin", "teacher");
        List<ApiAnswer> answers = AtOnce.times(8, number -> admin.post(USERS, body));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .hasSize(7)
                .allMatch(answer -> answer.code().equals("user.email-taken"));

        String phone = People.phone();
        Map<String, Object> first = People.changed(People.user("One", "teacher"), Map.of("phone", phone));
        admin.post(USERS, first).expect(201);
        admin.post(USERS, People.changed(People.user("Two", "teacher"), Map.of("phone", phone)))
                .expect(409, "user.phone-taken");
    }

    @Test
    void aClosedAccountGivesItsLoginFreeAndStaysClosed() {
        Map<String, Object> body = People.user("Leaver", "teacher");
        ApiAnswer opened = admin.post(USERS, body).expect(201);
        ApiAnswer closed = admin.patch(opened.header("Location"), opened.etag(), Map.of("status", "closed"))
                .expect(200);

        admin.post(USERS, body).expect(201);
        admin.patch(opened.header("Location"), closed.etag(), Map.of("status", "active"))
                .expect(409, "user.closed");
    }

    @Test
    void theLastAdminStays() {
        API.schools().create("users-last-admin");
        ApiClient only = API.at("users-last-admin.localhost").signedIn(TestSchools.adminOf("users-last-admin"));
        String id = only.get("/api/v1/me").body().at("/account/id").asString();
        ApiAnswer self = only.get(USERS + "/" + id).expect(200);

        only.patch(USERS + "/" + id, self.etag(), Map.of("roles", List.of("teacher")))
                .expect(409, "user.last-admin");
        only.patch(USERS + "/" + id, self.etag(), Map.of("status", "disabled")).expect(409, "user.last-admin");
        only.get(USERS).expect(200);
    }

    @Test
    void twoAdminsWhoDemoteEachOtherLeaveOne() {
        API.schools().create("users-duel");
        ApiClient first = API.at("users-duel.localhost").signedIn(TestSchools.adminOf("users-duel"));
        Map<String, Object> rival = People.user("Rival", "school-admin");
        ApiAnswer second = first.post(USERS, rival).expect(201);
        String firstId = first.get("/api/v1/me").body().at("/account/id").asString();
        List<String> victims = List.of(USERS + "/" + firstId, second.header("Location"));
        List<String> etags =
                victims.stream().map(path -> first.get(path).etag()).toList();
        ApiClient other = API.at("users-duel.localhost").signedIn((String) rival.get("email"));

        List<ApiAnswer> answers = AtOnce.times(
                2,
                number -> (number == 0 ? first : other)
                        .patch(victims.get(1 - number), etags.get(1 - number), Map.of("roles", List.of("teacher"))));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    }

    @Test
    void saysWhatIsWrongWithAnAccount() {
        ApiAnswer answer = admin.post(
                        USERS, Map.of("displayName", " ", "email", "no address", "phone", "12", "roles", List.of()))
                .expect(422, "request.invalid");
        assertThat(answer.body().get("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/displayName", "/email", "/phone", "/roles");
        admin.post(USERS, People.user("Unknown", "headmaster")).expect(422, "field.wrong-type");
        admin.post(USERS, Map.of("displayName", "Nobody", "roles", List.of("teacher")))
                .expect(422, "user.unreachable");
        admin.post(USERS, People.changed(People.user("Extra", "teacher"), Map.of("tokenVersion", 7)))
                .expect(422, "field.unknown");
        admin.get(USERS + "/" + UUID.randomUUID()).expect(404, "user.unknown");
    }

    @Test
    void findsAccountsByRoleAndName() {
        admin.post(USERS, People.user("Zubin Mehta", "librarian")).expect(201);
        assertThat(admin.get(USERS + "?role=librarian&q=meh")
                        .expect(200)
                        .body()
                        .at("/items/0/displayName")
                        .asString())
                .isEqualTo("Zubin Mehta");
        assertThat(admin.get(USERS + "?role=accountant")
                        .expect(200)
                        .body()
                        .get("items")
                        .isEmpty())
                .isTrue();
    }
}
