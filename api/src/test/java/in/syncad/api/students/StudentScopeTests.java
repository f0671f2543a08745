package in.syncad.api.students;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who sees which students, and how much of them.
class StudentScopeTests {

    private static final String STUDENTS = "/api/v1/students";
    private static Classroom room;

    @BeforeAll
    static void openSchool() {
        room = new Classroom(RunningApi.shared(), "scope-school");
    }

    @ParameterizedTest
    @ValueSource(strings = {"school-admin", "reception", "accountant", "librarian", "transport-manager"})
    void theOfficesSeeEverybody(String role) {
        assertThat(seenBy(room.as(role))).contains(room.studentInA, room.studentInB);
        room.as(role).get(STUDENTS + "/" + room.studentInB).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"teacher", "parent", "student"})
    void theOthersSeeTheirOwnAndCannotTellThatThereAreMore(String role) {
        ApiClient caller = room.as(role);
        assertThat(seenBy(caller)).contains(room.studentInA).doesNotContain(room.studentInB);
        caller.get(STUDENTS + "/" + room.studentInA).expect(200);
        ApiAnswer foreign = caller.get(STUDENTS + "/" + room.studentInB).expect(404, "student.unknown");
        ApiAnswer nobody =
                caller.get(STUDENTS + "/" + java.util.UUID.randomUUID()).expect(404, "student.unknown");
        assertThat(foreign.body().get("detail")).isEqualTo(nobody.body().get("detail"));
        caller.get(STUDENTS + "/" + room.studentInB + "/guardians").expect(role.equals("student") ? 403 : 404);
    }

    @ParameterizedTest
    @CsvSource({
        "accountant, admissionNo+category+admissionDate, dateOfBirth+gender+contactPhone",
        "librarian, section, admissionNo+dateOfBirth+contactPhone+category",
        "transport-manager, contactPhone, admissionNo+dateOfBirth+category",
        "reception, admissionNo+dateOfBirth+contactPhone+gender, nothing",
        "teacher, admissionNo+dateOfBirth+contactPhone, nothing",
        "parent, admissionNo+dateOfBirth, nothing"
    })
    void eachSeesTheFieldsThatItsWorkNeeds(String role, String shown, String hidden) {
        String id = room.enrolled("Fielded", room.sectionA);
        ApiAnswer before = room.admin.get(STUDENTS + "/" + id);
        room.admin
                .patch(STUDENTS + "/" + id, before.etag(), Map.of("category", "sc"))
                .expect(200);
        String guardian = room.guardian(id, "fields-" + role, true);
        ApiClient caller = role.equals("parent") ? room.as("fields-" + role) : room.as(role);

        ApiAnswer seen = caller.get(STUDENTS + "/" + id).expect(200);

        for (String field : shown.split("\\+")) {
            assertThat(seen.body().has(field)).as(field).isTrue();
        }
        for (String field : hidden.split("\\+")) {
            assertThat(seen.body().has(field)).as(field).isFalse();
        }
        assertThat(guardian).isNotEmpty();
    }

    @Test
    void aGuardianWithoutPortalAccessSeesNothing() {
        String student = room.enrolled("Custody", room.sectionB);
        room.guardian(student, "kept-out", false);
        ApiClient keptOut = room.as("kept-out");

        assertThat(seenBy(keptOut)).isEmpty();
        keptOut.get(STUDENTS + "/" + student).expect(404, "student.unknown");
    }

    @Test
    void accessThatIsTakenAwayEndsAtOnce() {
        String student = room.enrolled("Revoked", room.sectionB);
        String guardian = room.guardian(student, "revoked", true);
        ApiClient parent = room.as("revoked");
        parent.get(STUDENTS + "/" + student).expect(200);
        String link = STUDENTS + "/" + student + "/guardians/" + guardian;

        room.admin
                .patch(link, room.admin.get(link).etag(), Map.of("portalAccess", false))
                .expect(200);

        parent.get(STUDENTS + "/" + student).expect(404, "student.unknown");
    }

    @Test
    void aTeacherSeesASectionFromTheAssignmentOnAndNoLonger() {
        Map<String, Object> body = People.user("Subject Teacher", "teacher");
        String teacherId = Classroom.id(room.admin.post("/api/v1/school-admin/users", body));
        ApiClient teacher = room.api.at("scope-school.localhost").signedIn((String) body.get("email"));
        assertThat(seenBy(teacher)).isEmpty();
        String section = "/api/v1/sections/" + room.sectionB;

        room.admin
                .patch(
                        section,
                        room.admin.get(section).etag(),
                        Map.of("teachers", List.of(Map.of("teacherId", teacherId, "subject", "Maths"))))
                .expect(200);
        assertThat(seenBy(teacher)).contains(room.studentInB).doesNotContain(room.studentInA);

        room.admin
                .patch(section, room.admin.get(section).etag(), Map.of("teachers", List.of()))
                .expect(200);
        assertThat(seenBy(teacher)).isEmpty();
    }

    @Test
    void rightsOfSeveralRolesAddUp() {
        String child = room.enrolled("Librarians child", room.sectionB);
        Map<String, Object> body =
                People.changed(People.user("Librarian", "librarian"), Map.of("phone", People.phone()));
        room.admin.post("/api/v1/school-admin/users", body).expect(201);
        String guardian = Classroom.id(room.admin.post(
                "/api/v1/guardians", People.changed(People.guardian("Lib"), Map.of("phone", body.get("phone")))));
        room.admin
                .post(STUDENTS + "/" + child + "/guardians", Classroom.link(guardian, 1, true))
                .expect(201);
        room.admin.put("/api/v1/guardians/" + guardian + "/account").expect(200);
        ApiClient both = room.api.at("scope-school.localhost").signedIn((String) body.get("email"));

        assertThat(both.get(STUDENTS + "/" + child).expect(200).body().has("dateOfBirth"))
                .isTrue();
        assertThat(both.get(STUDENTS + "/" + room.studentInA).expect(200).body().has("dateOfBirth"))
                .isFalse();
    }

    @Test
    void aParentSeesNoOtherGuardianAndChangesOnlyItself() {
        String student = room.enrolled("Divorced", room.sectionB);
        String mother = room.guardian(student, "mother", true);
        String father = room.guardian(student, "father", true);
        ApiClient parent = room.as("mother");

        List<String> seen = new ArrayList<>();
        parent.get(STUDENTS + "/" + student + "/guardians")
                .body()
                .get("items")
                .forEach(care -> seen.add(care.at("/guardian/id").asString()));
        assertThat(seen).containsExactly(mother);
        parent.get("/api/v1/guardians/" + father).expect(404, "guardian.unknown");
        ApiAnswer self = parent.get("/api/v1/guardians/" + mother).expect(200);
        parent.patch("/api/v1/guardians/" + mother, self.etag(), Map.of("occupation", "Pilot"))
                .expect(200);
        parent.patch("/api/v1/guardians/" + father, "*", Map.of("occupation", "Clown"))
                .expect(404);
    }

    @Test
    void aTeacherSeesGuardiansOfOwnClassesAsContactsAndChangesNone() {
        Map<String, Object> body = People.changed(People.user("Parent too", "teacher", "parent"), Map.of());
        String teacherId = Classroom.id(room.admin.post("/api/v1/school-admin/users", body));
        String section = "/api/v1/sections/" + room.sectionA;
        room.admin
                .patch(
                        section,
                        room.admin.get(section).etag(),
                        Map.of("teachers", List.of(Map.of("teacherId", teacherId, "subject", "Art"))))
                .expect(200);
        ApiClient teacher = room.api.at("scope-school.localhost").signedIn((String) body.get("email"));

        ApiAnswer contact = teacher.get("/api/v1/guardians/" + room.guardianOfA).expect(200);
        assertThat(contact.body().has("phone")).isTrue();
        assertThat(contact.body().has("userId")).isFalse();
        ApiAnswer care =
                teacher.get(STUDENTS + "/" + room.studentInA + "/guardians").expect(200);
        assertThat(care.body().at("/items/0").has("pickupAllowed")).isTrue();
        assertThat(care.body().at("/items/0").has("custodyNote")).isFalse();
        teacher.patch("/api/v1/guardians/" + room.guardianOfA, contact.etag(), Map.of("phone", "+910000000000"))
                .expect(403, "guardian.not-yours");
    }

    private static List<String> seenBy(ApiClient caller) {
        List<String> ids = new ArrayList<>();
        caller.get(STUDENTS + "?limit=200")
                .expect(200)
                .body()
                .get("items")
                .forEach(item -> ids.add(item.get("id").asString()));
        return ids;
    }
}
