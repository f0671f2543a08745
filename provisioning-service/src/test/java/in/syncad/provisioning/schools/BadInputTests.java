package in.syncad.provisioning.schools;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.Operator.Answer;
import in.syncad.provisioning.testing.Platform;
import in.syncad.provisioning.testing.StepFaults;
import in.syncad.provisioning.testing.StepFaults.Point;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Wrong requests: each answered with a problem that says what to change, and nothing created.
class BadInputTests {

    private static Node node;
    private static Operator operator;

    private final String slug = Operator.newSlug();
    private long schools;

    @BeforeAll
    static void start() {
        node = Node.start(Map.of(), StepFaults.class);
        operator = node.operator();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void count() {
        schools = numberOfSchools();
    }

    @AfterEach
    void clear() {
        StepFaults.clear();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slug       | Upper-Case          | slug.malformed",
                "slug       | ab                  | slug.malformed",
                "slug       | -abc                | slug.malformed",
                "slug       | under_score         | slug.malformed",
                "slug       | abcdefghijklmnopqrstuvwxyz-abcdefghijklmn | slug.malformed",
                "slug       | www                 | slug.reserved",
                "slug       | admin               | slug.reserved",
                "adminEmail | nobody              | email.malformed",
                "adminEmail | a@b                 | email.malformed",
                "adminEmail | a b@springfield.edu | email.malformed",
                "phone      | 9876543210          | phone.malformed",
                "phone      | +91 98765 43210     | phone.malformed",
                "phone      | +0123456789         | phone.malformed",
                "timeZone   | Mars/Olympus        | field.unknown-value",
                "certificate| none                | field.unknown-value",
                "name       | ' '                 | field.required",
            })
    void tellsWhichFieldIsWrong(String field, String value, String code) {
        Answer answer = operator.post(
                "/school", Operator.request(slug).put(field, value).toString());

        assertProblem(answer, 422, "school.invalid");
        assertThat(answer.body().path("errors")).singleElement().satisfies(error -> {
            assertThat(error.path("pointer").asString()).isEqualTo("/" + field);
            assertThat(error.path("code").asString()).isEqualTo(code);
            assertThat(error.path("detail").asString()).isNotBlank();
        });
        assertNothingCreated();
    }

    @Test
    void tellsAllFieldsThatAreMissing() {
        Answer answer = operator.post("/school", "{}");

        assertProblem(answer, 422, "school.invalid");
        assertThat(answer.body()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()))
                .containsExactly("/name", "/slug", "/district", "/board", "/adminEmail", "/phone");
        assertNothingCreated();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\u0000y", "x\ny", "x\u202Ey"})
    void takesNoControlCharactersInNames(String name) {
        Answer answer = operator.post(
                "/school", Operator.request(slug).put("name", name).toString());
        assertThat(answer.status()).isBetween(400, 422);
        assertNothingCreated();
    }

    @Test
    void takesNoHalfCharacters() {
        String body = Operator.request(slug).put("name", "half").toString().replace("half", "\\ud800");
        assertThat(operator.post("/school", body).status()).isBetween(400, 422);
        assertNothingCreated();
    }

    @Test
    void takesNamesInTheScriptsOfIndia() {
        String name = "सरकारी उच्च विद्यालय, क्\u200Dष";
        UUID id = operator.created(Operator.request(slug).put("name", name));
        assertThat(operator.await(id, "active").path("name").asString()).isEqualTo(name);
    }

    @Test
    void takesNoLongNames() {
        Answer answer = operator.post(
                "/school", Operator.request(slug).put("name", "x".repeat(121)).toString());
        assertProblem(answer, 422, "school.invalid");
        assertThat(answer.body().path("errors").path(0).path("code").asString()).isEqualTo("field.too-long");
    }

    @Test
    void refusesUnknownFields() {
        Answer answer = operator.post(
                "/school", Operator.request(slug).put("plan", "gold").toString());
        assertThat(answer.status()).isBetween(400, 422);
        assertThat(answer.response().body()).contains("/plan");
        assertNothingCreated();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"school\"", "{\"name\": 5}", "{\"name\":\"a\",\"name\":\"b\"}"})
    void refusesWhatIsNotTheRightJson(String body) {
        Answer answer = operator.post("/school", body);
        assertThat(answer.status()).isBetween(400, 422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertNothingCreated();
    }

    @Test
    void refusesAnotherContentType() {
        Answer answer = operator.send(operator.builder("/school")
                .setHeader("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(Operator.request(slug).toString())));
        assertProblem(answer, 415, "content-type.unsupported");
        assertNothingCreated();
    }

    @Test
    void refusesABodyOverTheCap() {
        String big =
                Operator.request(slug).put("name", "x".repeat(20 * 1024 * 1024)).toString();
        Answer answer = operator.post("/school", big);
        assertProblem(answer, 413, "body.too-large");
        assertNothingCreated();
    }

    @Test
    void refusesAMalformedIdempotencyKey() {
        Answer answer = operator.send(operator.builder("/school")
                .header("Idempotency-Key", "x".repeat(256))
                .POST(BodyPublishers.ofString(Operator.request(slug).toString())));
        assertProblem(answer, 400, "idempotency-key.malformed");
        assertNothingCreated();
    }

    @Test
    void needsAKey() {
        for (String path : List.of("/school", "/school/" + UUID.randomUUID(), "/actuator/prometheus", "/nowhere")) {
            Answer without = operator.send(keyed(path, null));
            assertProblem(without, 401, "key.missing");
            assertThat(without.header("WWW-Authenticate")).contains("X-SCS-Key");
            assertProblem(operator.send(keyed(path, "another key of some length")), 401, "key.wrong");
            assertProblem(operator.send(keyed(path, "")), 401, "key.wrong");
        }
    }

    @Test
    void healthNeedsNoKey() {
        for (String group : List.of("startup", "liveness", "readiness")) {
            String path = "/actuator/health/" + group;
            assertThat(operator.send(keyed(path, null)).status()).as(path).isEqualTo(200);
        }
        assertThat(operator.get("/actuator/prometheus").response().body()).contains("hikaricp_connections");
    }

    @Test
    void knowsNoOtherSchoolsAndRoutes() {
        String unknown = "/school/" + UUID.randomUUID();
        assertProblem(operator.get(unknown), 404, "school.unknown");
        assertProblem(operator.delete(unknown), 404, "school.unknown");
        for (String verb : List.of("retry", "suspend", "resume", "resend-welcome")) {
            assertProblem(operator.post(unknown + "/" + verb), 404, "school.unknown");
        }
        assertThat(operator.get("/school/17").status()).isEqualTo(400);
        assertProblem(operator.get("/schools"), 404, "route.unknown");
        assertThat(operator.send(operator.builder("/school").PUT(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(405);
    }

    @Test
    void refusesToDeleteWhatIsBeingCreated() {
        StepFaults.fail("tls-certificate", Point.BEFORE_EFFECT, Kind.TRANSIENT, 3);
        UUID id = operator.create(slug);

        Answer answer = operator.delete("/school/" + id);

        assertProblem(answer, 409, "school.provisioning");
        operator.await(id, "active");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=ten",
                "status=lost",
                "cursor=!",
                "cursor=AAAA",
                "page=2",
                "search=%00",
                "district=%00",
                "underWay=yes"
            })
    void refusesWrongQueries(String query) {
        Answer answer = operator.get("/school?" + query);
        assertProblem(answer, 422, "query.invalid");
        assertThat(answer.body().path("errors").path(0).path("pointer").asString())
                .isEqualTo("?" + query.substring(0, query.indexOf('=')));
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        JsonNode body = answer.body();
        assertThat(body.path("detail").asString()).isNotBlank();
        assertThat(body.path("requestId").asString()).isNotBlank();
    }

    private void assertNothingCreated() {
        assertThat(numberOfSchools()).isEqualTo(schools);
    }

    private static long numberOfSchools() {
        return Platform.sql()
                .sql("SELECT count(*) FROM school")
                .query(Long.class)
                .single();
    }

    private static HttpRequest.Builder keyed(String path, String key) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(operator.builder(path).build().uri()).GET();
        return key == null ? request : request.header("X-SCS-Key", key);
    }
}
