package in.syncad.api.sections;

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

class SectionTests {

    private static final String YEARS = "/api/v1/academic-years";
    private static final String SECTIONS = "/api/v1/sections";
    private static final String ENROLMENTS = "/api/v1/enrolments";
    private static Classroom room;
    private static ApiClient admin;

    @BeforeAll
    static void openSchool() {
        room = new Classroom(RunningApi.shared(), "sections-school");
        admin = room.admin;
    }

    @Test
    void yearsNeverOverlapHoweverManyAreAddedAtOnce() {
        List<ApiAnswer> answers = AtOnce.times(
                8,
                number -> admin.post(
                        YEARS,
                        Map.of(
                                "code", "race-" + number,
                                "startsOn", "2030-04-0" + (number + 1),
                                "endsOn", "2031-03-31")));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        // The loser of two who wait for each other is told to come back, and then that it overlaps.
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allMatch(answer -> answer.code().equals("academic-year.overlaps")
                        || answer.code().equals("database.contended"));
    }

    @Test
    void refusesYearsThatCannotBe() {
        admin.post(YEARS, Map.of("code", "now", "startsOn", "2040-04-01", "endsOn", "2041-03-31"))
                .expect(409, "academic-year.code-taken");
        admin.post(YEARS, Map.of("code", "backwards", "startsOn", "2042-04-01", "endsOn", "2041-03-31"))
                .expect(422);
        admin.post(YEARS, Map.of("code", "endless", "startsOn", "2042-04-01", "endsOn", "2052-03-31"))
                .expect(422, "academic-year.length");
    }

    @Test
    void saysWhichYearIsNow() {
        assertThat(admin.get(YEARS + "/" + room.yearId)
                        .expect(200)
                        .body()
                        .get("current")
                        .asBoolean())
                .isTrue();
        assertThat(admin.get("/api/v1/grades").expect(200).body().get("items").findValuesAsString("code"))
                .startsWith("NUR", "LKG", "UKG", "1")
                .endsWith("12");
    }

    @Test
    void aSectionIsUniqueInItsGradeAndYear() {
        Map<String, Object> body = section("Unique");
        List<ApiAnswer> answers = AtOnce.times(6, number -> admin.post(SECTIONS, body));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .hasSize(5)
                .allMatch(answer -> answer.code().equals("section.name-taken"));
    }

    @Test
    void refusesSectionsThatCannotBe() {
        admin.post(SECTIONS, People.changed(section("X"), Map.of("grade", "13")))
                .expect(422, "section.grade-unknown");
        admin.post(SECTIONS, People.changed(section("X"), Map.of("academicYearId", UUID.randomUUID())))
                .expect(422, "section.year-unknown");
        String librarian = Classroom.id(admin.post("/api/v1/school-admin/users", People.user("No", "librarian")));
        admin.post(SECTIONS, People.changed(section("X"), Map.of("classTeacherId", librarian)))
                .expect(422, "section.not-a-teacher");
        ApiAnswer section = admin.post(SECTIONS, section("Fixed")).expect(201);
        String year = Classroom.id(
                admin.post(YEARS, Map.of("code", "later", "startsOn", "2050-04-01", "endsOn", "2051-03-31")));
        admin.patch(section.header("Location"), section.etag(), Map.of("academicYearId", year))
                .expect(422, "section.year-fixed");
    }

    @Test
    void everybodyReadsSectionsAndOnlyTheAdminWrites() {
        assertThat(room.as("parent")
                        .get(SECTIONS + "?academicYear=" + room.yearId)
                        .expect(200)
                        .body()
                        .get("items")
                        .size())
                .isGreaterThanOrEqualTo(2);
        room.as("teacher").post(SECTIONS, section("Mine")).expect(403, "role.missing");
        room.as("reception").post(ENROLMENTS, Map.of()).expect(403, "role.missing");
    }

    @Test
    void aStudentSitsInOneSectionAYearHoweverManySay() {
        String student = student();
        List<ApiAnswer> answers = AtOnce.times(
                8,
                number -> admin.post(ENROLMENTS, enrolment(student, number % 2 == 0 ? room.sectionA : room.sectionB)));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .hasSize(7)
                .allMatch(answer -> answer.code().equals("enrolment.once-a-year"));
    }

    @Test
    void aRollNumberIsUniqueInItsSection() {
        List<String> students = List.of(student(), student(), student(), student());
        List<ApiAnswer> answers = AtOnce.times(
                students.size(),
                number -> admin.post(
                        ENROLMENTS,
                        People.changed(enrolment(students.get(number), room.sectionA), Map.of("rollNo", 77))));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .allMatch(answer -> answer.code().equals("enrolment.roll-no-taken"));
    }

    @Test
    void aStudentMovesToAnotherSectionOfTheSameYear() {
        String student = student();
        ApiAnswer enrolment =
                admin.post(ENROLMENTS, enrolment(student, room.sectionA)).expect(201);

        ApiAnswer moved = admin.patch(
                        enrolment.header("Location"), enrolment.etag(), Map.of("sectionId", room.sectionB))
                .expect(200);

        assertThat(moved.body().get("sectionId").asString()).isEqualTo(room.sectionB);
        assertThat(admin.get("/api/v1/students/" + student)
                        .body()
                        .at("/section/name")
                        .asString())
                .isEqualTo("B");
        String year = Classroom.id(
                admin.post(YEARS, Map.of("code", "far", "startsOn", "2060-04-01", "endsOn", "2061-03-31")));
        String far = Classroom.id(admin.post(SECTIONS, People.changed(section("Far"), Map.of("academicYearId", year))));
        admin.patch(enrolment.header("Location"), moved.etag(), Map.of("sectionId", far))
                .expect(422, "enrolment.other-year");
    }

    @Test
    void aCancelledEnrolmentMakesRoomForAnother() {
        String student = student();
        ApiAnswer enrolment =
                admin.post(ENROLMENTS, enrolment(student, room.sectionA)).expect(201);
        admin.delete(enrolment.header("Location"), enrolment.etag()).expect(204);

        admin.post(ENROLMENTS, enrolment(student, room.sectionB)).expect(201);
        admin.patch(enrolment.header("Location"), "*", Map.of("rollNo", 5)).expect(409, "enrolment.over");
    }

    @Test
    void aLeaverLosesTheSeatAndGetsNoOther() {
        String student = student();
        ApiAnswer enrolment =
                admin.post(ENROLMENTS, enrolment(student, room.sectionA)).expect(201);
        String path = "/api/v1/students/" + student;
        admin.delete(path, admin.get(path).etag()).expect(204);

        assertThat(admin.get(enrolment.header("Location")).body().get("status").asString())
                .isEqualTo("ended");
        String other = student();
        admin.delete("/api/v1/students/" + other, "*").expect(204);
        admin.post(ENROLMENTS, enrolment(other, room.sectionA)).expect(409, "enrolment.student-left");
    }

    @Test
    void noStudentKeepsASeatWhoIsWithdrawnAtTheSameMoment() {
        for (int round = 0; round < 8; round++) {
            String student = student();
            AtOnce.times(
                    2,
                    number -> number == 0
                            ? admin.delete("/api/v1/students/" + student, "*")
                            : admin.post(ENROLMENTS, enrolment(student, room.sectionA)));
            assertThat(admin.get("/api/v1/students/" + student)
                            .body()
                            .get("status")
                            .asString())
                    .isEqualTo("withdrawn");
            assertThat(admin.get(ENROLMENTS + "?status=active&student=" + student)
                            .body()
                            .get("items")
                            .isEmpty())
                    .isTrue();
        }
    }

    @Test
    void anEnrolmentBeginsWithinItsYear() {
        admin.post(ENROLMENTS, People.changed(enrolment(student(), room.sectionA), Map.of("startsOn", "2026-03-31")))
                .expect(422, "enrolment.outside-year");
    }

    @Test
    void enrolmentsAreSeenByThoseWhoSeeTheStudent() {
        assertThat(room.as("parent")
                        .get(ENROLMENTS)
                        .expect(200)
                        .body()
                        .get("items")
                        .findValuesAsString("studentId"))
                .containsExactly(room.studentInA);
        assertThat(room.as("student")
                        .get(ENROLMENTS)
                        .expect(200)
                        .body()
                        .get("items")
                        .size())
                .isEqualTo(1);
        String foreign = admin.get(ENROLMENTS + "?student=" + room.studentInB)
                .body()
                .at("/items/0/id")
                .asString();
        room.as("parent").get(ENROLMENTS + "/" + foreign).expect(404, "enrolment.unknown");
        room.as("librarian").get(ENROLMENTS).expect(403, "role.missing");
    }

    private static Map<String, Object> section(String name) {
        Map<String, Object> body = new HashMap<>();
        body.put("academicYearId", room.yearId);
        body.put("grade", "7");
        body.put("name", name);
        body.put("teachers", List.of());
        return body;
    }

    private static Map<String, Object> enrolment(String student, String section) {
        return Map.of("studentId", student, "sectionId", section);
    }

    private static String student() {
        return Classroom.id(admin.post("/api/v1/students", People.student("Sitting")));
    }
}
