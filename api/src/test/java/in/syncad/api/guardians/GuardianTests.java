package in.syncad.api.guardians;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GuardianTests {

    private static final String GUARDIANS = "/api/v1/guardians";
    private static Classroom room;
    private static ApiClient admin;

    @BeforeAll
    static void openSchool() {
        room = new Classroom(RunningApi.shared(), "guardians-school");
        admin = room.admin;
    }

    @Test
    void aGuardianIsAddedFoundAndChanged() {
        Map<String, Object> body = People.guardian("Meera");
        ApiAnswer added = admin.post(GUARDIANS, body).expect(201);
        String path = added.header("Location");

        assertThat(admin.get(path).expect(200).text()).isEqualTo(added.text());
        ApiAnswer changed =
                admin.patch(path, added.etag(), Map.of("occupation", "Doctor")).expect(200);
        assertThat(changed.body().get("occupation").asString()).isEqualTo("Doctor");
        String phone = ((String) body.get("phone")).replace("+", "%2B");
        assertThat(admin.get(GUARDIANS + "?phone=" + phone)
                        .body()
                        .at("/items/0/firstName")
                        .asString())
                .isEqualTo("Meera");
        admin.patch(path, added.etag(), Map.of("occupation", "Nurse")).expect(412, "version.stale");
    }

    @Test
    void aStudentsGuardiansComeInTheOrderOfTheirPriority() {
        String student = student();
        String second = guardian();
        String first = guardian();
        admin.post(linksOf(student), Classroom.link(second, 2, false)).expect(201);
        admin.post(linksOf(student), Classroom.link(first, 1, true)).expect(201);

        JsonNode items = admin.get(linksOf(student)).expect(200).body().get("items");

        assertThat(items.at("/0/guardian/id").asString()).isEqualTo(first);
        assertThat(items.at("/0/portalAccess").asBoolean()).isTrue();
        assertThat(items.at("/1/guardian/id").asString()).isEqualTo(second);
        assertThat(items.at("/1/portalAccess").asBoolean()).isFalse();
        assertThat(items.at("/1/getsFees").asBoolean()).isFalse();
    }

    @Test
    void aPriorityBelongsToOneGuardianHoweverManyAskForIt() {
        String student = student();
        List<String> guardians = List.of(guardian(), guardian(), guardian(), guardian(), guardian());
        List<ApiAnswer> answers = AtOnce.times(
                guardians.size(),
                number -> admin.post(linksOf(student), Classroom.link(guardians.get(number), 1, false)));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .hasSize(4)
                .allMatch(answer -> answer.code().equals("guardian.priority-taken"));
    }

    @Test
    void aGuardianIsLinkedToAStudentOnce() {
        String student = student();
        String guardian = guardian();
        List<ApiAnswer> answers =
                AtOnce.times(5, number -> admin.post(linksOf(student), Classroom.link(guardian, number + 1, false)));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .hasSize(4)
                .allMatch(answer -> answer.code().equals("guardian.linked-already"));
    }

    @Test
    void aLinkIsChangedAndTakenAway() {
        String student = student();
        String guardian = guardian();
        ApiAnswer link =
                admin.post(linksOf(student), Classroom.link(guardian, 1, false)).expect(201);
        String path = link.header("Location");

        ApiAnswer changed = admin.patch(
                        path, link.etag(), Map.of("pickupAllowed", true, "custodyNote", "Court order 7"))
                .expect(200);
        assertThat(changed.body().get("pickupAllowed").asBoolean()).isTrue();
        assertThat(changed.body().get("custodyNote").asString()).isEqualTo("Court order 7");
        admin.delete(path, link.etag()).expect(412, "version.stale");
        admin.delete(path, changed.etag()).expect(204);
        admin.get(path).expect(404, "guardian.unknown");
        admin.get(GUARDIANS + "/" + guardian).expect(200);
    }

    @Test
    void refusesLinksThatCannotBe() {
        String student = student();
        String guardian = guardian();
        admin.post(linksOf(student), Classroom.link(guardian, 10, false)).expect(422, "request.invalid");
        admin.post(linksOf(student), Classroom.link(UUID.randomUUID().toString(), 1, false))
                .expect(404, "guardian.unknown");
        admin.post(linksOf(UUID.randomUUID().toString()), Classroom.link(guardian, 1, false))
                .expect(404, "student.unknown");
        ApiAnswer answer = admin.post(linksOf(student), Map.of("guardianId", guardian, "terms", Map.of("priority", 1)))
                .expect(422, "request.invalid");
        assertThat(answer.body().at("/errors/0/pointer").asString()).isEqualTo("/terms/relation");
    }

    private static String mailOfAccount(Map<String, Object> details) {
        String guardian = Classroom.id(admin.post(GUARDIANS, details));
        String account = admin.put(GUARDIANS + "/" + guardian + "/account")
                .expect(200)
                .body()
                .get("userId")
                .asString();
        return admin.get("/api/v1/school-admin/users/" + account)
                .expect(200)
                .body()
                .path("email")
                .asString("");
    }

    @Test
    void aGuardianWhoMaySignInIsOneAccountWithOneLogin() {
        String guardian = guardian();
        ApiAnswer opened = admin.put(GUARDIANS + "/" + guardian + "/account").expect(200);
        ApiAnswer again = admin.put(GUARDIANS + "/" + guardian + "/account").expect(200);
        assertThat(again.body().get("userId")).isEqualTo(opened.body().get("userId"));

        Map<String, Object> shared = People.changed(People.guardian("Shared"), Map.of("email", "family@example.org"));
        assertThat(mailOfAccount(shared)).isEqualTo("family@example.org");
        assertThat(mailOfAccount(People.changed(shared, Map.of("phone", People.phone()))))
                .isEmpty();

        Map<String, Object> unreachable = new HashMap<>(People.guardian("Silent"));
        unreachable.remove("phone");
        String silent = Classroom.id(admin.post(GUARDIANS, unreachable));
        admin.put(GUARDIANS + "/" + silent + "/account").expect(422, "guardian.unreachable");
    }

    @Test
    void aTeacherWhoIsAParentHasOneAccountWithBothRoles() {
        Map<String, Object> teacher = People.changed(People.user("Both", "teacher"), Map.of("phone", People.phone()));
        String account = Classroom.id(admin.post("/api/v1/school-admin/users", teacher));
        String guardian = Classroom.id(
                admin.post(GUARDIANS, People.changed(People.guardian("Both"), Map.of("phone", teacher.get("phone")))));

        ApiAnswer opened = admin.put(GUARDIANS + "/" + guardian + "/account").expect(200);

        assertThat(opened.body().get("userId").asString()).isEqualTo(account);
        assertThat(admin.get("/api/v1/school-admin/users/" + account)
                        .body()
                        .get("roles")
                        .toString())
                .contains("teacher")
                .contains("parent");
        String other = Classroom.id(admin.post(
                GUARDIANS, People.changed(People.guardian("Spouse"), Map.of("phone", teacher.get("phone")))));
        admin.put(GUARDIANS + "/" + other + "/account").expect(409, "guardian.account-taken");
    }

    private static String student() {
        return Classroom.id(admin.post("/api/v1/students", People.student("Ward")));
    }

    private static String guardian() {
        return Classroom.id(admin.post(GUARDIANS, People.guardian("Kin")));
    }

    private static String linksOf(String student) {
        return "/api/v1/students/" + student + "/guardians";
    }
}
