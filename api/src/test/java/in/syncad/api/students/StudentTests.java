package in.syncad.api.students;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTests {

    private static final String STUDENTS = "/api/v1/students";
    private static final RunningApi API = RunningApi.shared();
    private static School school;
    private static ApiClient admin;

    @BeforeAll
    static void openSchool() {
        school = API.schools().create("students-school");
        admin = API.at("students-school.localhost").signedIn(TestSchools.adminOf("students-school"));
    }

    @Test
    void anEnrolledStudentIsThereAsWritten() {
        Map<String, Object> body = People.student(
                " Asha ", Map.of("category", "obc", "email", "Asha@Example.ORG", "phone", "+919812345678"));
        ApiAnswer enrolled = admin.post(STUDENTS, body).expect(201);

        ApiAnswer found = admin.get(enrolled.header("Location")).expect(200);
        assertThat(found.text()).isEqualTo(enrolled.text());
        assertThat(found.body().get("firstName").asString()).isEqualTo("Asha");
        assertThat(found.body().get("email").asString()).isEqualTo("asha@example.org");
        assertThat(found.body().get("category").asString()).isEqualTo("obc");
        assertThat(found.body().get("dateOfBirth").asString()).isEqualTo("2016-05-14");
        assertThat(found.body().get("status").asString()).isEqualTo("active");
    }

    @Test
    void needsNeitherMailNorPhoneNorLastName() {
        Map<String, Object> body = new HashMap<>(People.student("Kiran"));
        body.remove("lastName");
        assertThat(admin.post(STUDENTS, body).expect(201).body().has("lastName"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "firstName, ' ', field.not-blank",
        "admissionNo, '', field.not-blank",
        "email, nobody, field.email",
        "phone, 98123, field.pattern"
    })
    void namesTheFieldThatIsWrong(String field, String value, String code) {
        ApiAnswer answer = admin.post(STUDENTS, People.student("Wrong", Map.of(field, value)))
                .expect(422, "request.invalid");
        assertThat(answer.body().at("/errors/0/pointer").asString()).isEqualTo("/" + field);
        assertThat(answer.body().at("/errors/0/code").asString()).isEqualTo(code);
    }

    @Test
    void refusesDatesThatCannotBe() {
        admin.post(STUDENTS, People.student("Future", Map.of("admissionDate", "2990-01-01")))
                .expect(422, "student.admission-in-future");
        admin.post(STUDENTS, People.student("Unborn", Map.of("dateOfBirth", "2022-03-31")))
                .expect(422, "student.age-impossible");
        admin.post(STUDENTS, People.student("Ancient", Map.of("dateOfBirth", "1901-01-01")))
                .expect(422, "student.age-impossible");
        admin.post(STUDENTS, People.student("Nowhen", Map.of("dateOfBirth", "2016-02-31")))
                .expect(422, "field.wrong-type");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        admin.post(STUDENTS, People.student("Mass", Map.of("status", "withdrawn")))
                .expect(422, "field.unknown");
        admin.post(STUDENTS, People.student("Odd", Map.of("gender", "unknown"))).expect(422, "field.wrong-type");
        admin.get(STUDENTS + "?stauts=active").expect(422, "parameter.unknown");
        admin.get(STUDENTS + "?q=a&q=b").expect(422, "parameter.repeated");
        admin.get(STUDENTS + "?sort=phone").expect(422, "sort.unknown");
        admin.get(STUDENTS + "/no-id").expect(400);
        admin.get(STUDENTS + "/" + UUID.randomUUID()).expect(404, "student.unknown");
    }

    @Test
    void anAdmissionNumberIsTakenForEverHoweverManyAskForIt() {
        Map<String, Object> body = People.student("Race");
        List<ApiAnswer> answers = AtOnce.times(12, number -> admin.post(STUDENTS, body));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .hasSize(11)
                .allMatch(answer -> answer.code().equals("student.admission-no-taken"));

        ApiAnswer winner = answers.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow();
        admin.delete(winner.header("Location"), winner.etag()).expect(204);
        String sameInLowerCase = body.get("admissionNo").toString().toLowerCase(java.util.Locale.ROOT);
        admin.post(STUDENTS, People.student("Second", Map.of("admissionNo", sameInLowerCase)))
                .expect(409, "student.admission-no-taken");
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        ApiAnswer before = admin.post(STUDENTS, People.student("Patched", Map.of("phone", "+919812345678")))
                .expect(201);
        Map<String, Object> patch = new HashMap<>();
        patch.put("firstName", "Renamed");
        patch.put("phone", null);

        ApiAnswer after =
                admin.patch(before.header("Location"), before.etag(), patch).expect(200);

        assertThat(after.body().get("firstName").asString()).isEqualTo("Renamed");
        assertThat(after.body().get("lastName").asString()).isEqualTo("Verma");
        assertThat(after.body().has("phone")).isFalse();
        assertThat(after.etag()).isNotEqualTo(before.etag());
        patch.put("firstName", null);
        admin.patch(before.header("Location"), after.etag(), patch).expect(422, "request.invalid");
        admin.patch(before.header("Location"), after.etag(), Map.of("leftOn", "2026-01-01"))
                .expect(422, "field.unknown");
    }

    @Test
    void noChangeIsLostAmongManyAtOnce() {
        ApiAnswer student = admin.post(STUDENTS, People.student("Contended")).expect(201);
        List<ApiAnswer> answers = AtOnce.times(
                10,
                number ->
                        admin.patch(student.header("Location"), student.etag(), Map.of("firstName", "Name " + number)));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 412)
                .hasSize(9)
                .allMatch(answer -> answer.code().equals("version.stale"));
    }

    @Test
    void aChangeNeedsToSayWhatItChanges() {
        ApiAnswer student = admin.post(STUDENTS, People.student("Guarded")).expect(201);
        String path = student.header("Location");
        Map<String, String> json = Map.of("Content-Type", "application/merge-patch+json");

        admin.send("PATCH", path, "{\"firstName\":\"X\"}", json).expect(428, "if-match.missing");
        admin.send("DELETE", path, null, Map.of()).expect(428, "if-match.missing");
        admin.patch(path, "W/" + student.etag(), Map.of("firstName", "X")).expect(412, "version.stale");
        admin.patch(path, "\"7.abc\"", Map.of("firstName", "X")).expect(412, "version.stale");
        admin.send("PATCH", path, "{}", Map.of("Content-Type", "application/json", "If-Match", student.etag()))
                .expect(415);
        admin.patch(path, "*", Map.of("firstName", "Any")).expect(200);
    }

    @Test
    void whatACallerHasAlreadyIsNotSentAgain() {
        ApiAnswer student = admin.post(STUDENTS, People.student("Cached")).expect(201);
        ApiAnswer again = admin.with("If-None-Match", student.etag())
                .get(student.header("Location"))
                .expect(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.etag()).isEqualTo(student.etag());
        ApiAnswer list = admin.get(STUDENTS + "?q=cached").expect(200);
        admin.with("If-None-Match", list.etag()).get(STUDENTS + "?q=cached").expect(304);
    }

    @Test
    void aWithdrawnStudentStaysInTheRegister() {
        ApiAnswer student = admin.post(STUDENTS, People.student("Leaving")).expect(201);
        String path = student.header("Location");
        admin.delete(path, student.etag()).expect(204);

        ApiAnswer left = admin.get(path).expect(200);
        assertThat(left.body().get("status").asString()).isEqualTo("withdrawn");
        assertThat(left.body().has("leftOn")).isTrue();
        admin.delete(path, left.etag()).expect(409, "student.withdrawn-already");
    }

    @Test
    void everyChangeIsAuditedWithWhatWasBeforeAndAfter() {
        ApiAnswer student = admin.with("X-Request-Id", "audit-test-1").post(STUDENTS, People.student("Audited"));
        admin.patch(student.header("Location"), student.etag(), Map.of("firstName", "Changed"))
                .expect(200);
        UUID id = UUID.fromString(student.body().get("id").asString());

        List<Map<String, Object>> events =
                API.schools().database(school).sql("""
                        SELECT action, before ->> 'firstName' AS before, after ->> 'firstName' AS after, request_id,
                               actor_id
                        FROM audit_event
                        WHERE entity_id = :id
                        ORDER BY seq
                        """).param("id", id).query().listOfRows();

        assertThat(events)
                .extracting(event -> event.get("action"))
                .containsExactly("student.enrolled", "student.changed");
        assertThat(events.getFirst())
                .containsEntry("request_id", "audit-test-1")
                .containsKey("actor_id");
        assertThat(events.getLast()).containsEntry("before", "Audited").containsEntry("after", "Changed");
    }

    @Test
    void aRefusedChangeLeavesNoTrace() {
        long before = auditEvents();
        admin.post(STUDENTS, People.student("Unborn", Map.of("dateOfBirth", "2022-03-31")))
                .expect(422);
        assertThat(auditEvents()).isEqualTo(before);
    }

    private static long auditEvents() {
        return API.schools()
                .database(school)
                .sql("SELECT count(*) FROM audit_event WHERE entity = 'student' AND after ->> 'firstName' = 'Unborn'")
                .query(Long.class)
                .single();
    }
}
