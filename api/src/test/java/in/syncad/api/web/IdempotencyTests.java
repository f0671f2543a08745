package in.syncad.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdempotencyTests {

    private static final String STUDENTS = "/api/v1/students";
    private static final RunningApi API = RunningApi.shared();
    private static School school;
    private static ApiClient admin;

    @BeforeAll
    static void openSchool() {
        school = API.schools().create("once-school");
        admin = API.at("once-school.localhost").signedIn(TestSchools.adminOf("once-school"));
    }

    @Test
    void aRepetitionGetsTheFirstAnswerAndDoesNothing() {
        ApiClient once = admin.with("Idempotency-Key", key());
        Map<String, Object> body = People.student("Once");
        ApiAnswer first = once.post(STUDENTS, body).expect(201);
        ApiAnswer second = once.post(STUDENTS, body).expect(201);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.etag()).isEqualTo(first.etag());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(countOf("Once")).isEqualTo(1);
    }

    @Test
    void ofManyAtOnceOneIsCarriedOut() {
        ApiClient once = admin.with("Idempotency-Key", key());
        Map<String, Object> body = People.student("Parallel");
        List<ApiAnswer> answers = AtOnce.times(12, number -> once.post(STUDENTS, body));

        assertThat(answers)
                .allMatch(answer -> answer.status() == 201
                        || answer.status() == 409 && answer.code().equals("idempotency.running"));
        assertThat(answers).anyMatch(answer -> answer.status() == 201);
        assertThat(countOf("Parallel")).isEqualTo(1);
        assertThat(once.post(STUDENTS, body).expect(201).header("Idempotency-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void aKeyThatCameWithAnotherRequestIsRefused() {
        ApiClient once = admin.with("Idempotency-Key", key());
        Map<String, Object> body = People.student("Keyed");
        once.post(STUDENTS, body).expect(201);

        once.post(STUDENTS, People.changed(body, Map.of("firstName", "Other")))
                .expect(422, "idempotency.other-request");
        once.post("/api/v1/guardians", People.guardian("Other")).expect(422, "idempotency.other-request");
    }

    @Test
    void spacesAndTheOrderOfFieldsDoNotMatter() {
        ApiClient once = admin.with("Idempotency-Key", key());
        Map<String, String> json = Map.of("Content-Type", "application/json");
        once.send("POST", "/api/v1/guardians", "{\"firstName\":\"A\",\"lastName\":\"B\"}", json)
                .expect(201);
        once.send("POST", "/api/v1/guardians", "{ \"lastName\": \"B\", \"firstName\": \"A\" }", json)
                .expect(201);
        assertThat(admin.get("/api/v1/guardians?q=a%20b").body().get("items").size())
                .isEqualTo(1);
    }

    @Test
    void whatWasRefusedMayBeTriedAgainUnderTheSameKey() {
        ApiClient once = admin.with("Idempotency-Key", key());
        Map<String, Object> body = People.student("Again", Map.of("dateOfBirth", "2022-03-31"));
        once.post(STUDENTS, body).expect(422);
        once.post(STUDENTS, People.changed(body, Map.of("dateOfBirth", "2015-03-31")))
                .expect(201);
    }

    @Test
    void keysOfDifferentPeopleHaveNothingToDoWithEachOther() {
        String key = key();
        Map<String, Object> user = People.user("Colleague", "reception");
        admin.post("/api/v1/school-admin/users", user).expect(201);
        ApiClient colleague = API.at("once-school.localhost").signedIn((String) user.get("email"));
        Map<String, Object> mine = People.guardian("Mine");
        Map<String, Object> theirs = People.guardian("Theirs");

        admin.with("Idempotency-Key", key).post("/api/v1/guardians", mine).expect(201);
        ApiAnswer other = colleague
                .with("Idempotency-Key", key)
                .post("/api/v1/guardians", theirs)
                .expect(201);

        assertThat(other.body().get("firstName").asString()).isEqualTo("Theirs");
    }

    @Test
    void aKeyHasAForm() {
        admin.with("Idempotency-Key", "k".repeat(129))
                .post(STUDENTS, People.student("Long"))
                .expect(400);
        admin.with("Idempotency-Key", "two words")
                .post(STUDENTS, People.student("Spaced"))
                .expect(400, "idempotency.malformed");
        admin.with("Idempotency-Key", "\"" + key() + "\"")
                .post(STUDENTS, People.student("Quoted"))
                .expect(201);
    }

    @Test
    void oldAnswersAreForgotten() {
        ApiClient once = admin.with("Idempotency-Key", key());
        Map<String, Object> body = People.student("Old");
        once.post(STUDENTS, body).expect(201);
        API.schools()
                .database(school)
                .sql("UPDATE idempotency_key SET created_at = created_at - INTERVAL '3 days'")
                .update();

        CurrentSchool.run(
                school,
                () -> assertThat(API.bean(IdempotencyChore.class).tidy()).isPositive());

        once.post(STUDENTS, body).expect(409, "student.admission-no-taken");
    }

    private static int countOf(String name) {
        return admin.get(STUDENTS + "?q=" + name)
                .expect(200)
                .body()
                .get("items")
                .size();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
