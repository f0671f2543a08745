package in.syncad.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RawRequest;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.common.tenancy.School;
import in.syncad.embedded.aws.faults.Fault;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the service writes where it is deployed: one JSON object a line. Alarms count `log.level`, and whoever is woken
/// up looks for the ids of school, request and trace (`docs/runbook.md`).
@ExtendWith(OutputCaptureExtension.class)
class JsonLogTests {

    private static final RunningApi API = RunningApi.shared();
    private static final String SLUG = "json-log";

    private static School school;
    private static JdbcClient database;
    private static ApiClient people;

    @BeforeAll
    static void openSchool() {
        school = API.schools().create(SLUG);
        database = API.schools().database(school);
        people = API.at(SLUG + ".localhost");
    }

    @AfterEach
    void endFaults() {
        API.aws().faults().clear();
    }

    @Test
    void aFailureHasTheIdsByWhichItIsFound(CapturedOutput output) {
        String request = UUID.randomUUID().toString();
        String token = people.signedIn(TestSchools.adminOf(SLUG)).token();
        database.sql("ALTER TABLE student RENAME TO student_away").update();
        try {
            String answer = RawRequest.send(
                    API.port(),
                    "GET /api/v1/students HTTP/1.1",
                    "Host: %s.localhost".formatted(SLUG),
                    "X-Request-Id: " + request,
                    "Authorization: Bearer " + token);
            assertThat(RawRequest.status(answer)).isEqualTo(500);
        } finally {
            database.sql("ALTER TABLE student_away RENAME TO student").update();
        }

        assertThat(lines(output).stream().filter(line -> request.equals(text(line, "/requestId"))))
                .singleElement()
                .satisfies(line -> {
                    assertThat(text(line, "/log/level")).isEqualTo("ERROR");
                    assertThat(text(line, "/message")).isEqualTo("unexpected failure");
                    assertThat(text(line, "/school")).isEqualTo(school.id().toString());
                    assertThat(text(line, "/traceId")).matches("[0-9a-f]{32}");
                    assertThat(text(line, "/error/type")).isNotEmpty();
                });
    }

    /// SES quotes whom it refuses.
    @Test
    void signingInLeavesNothingPersonalAndNoSecret(CapturedOutput output) {
        String mail = "signed-in@json-log.test";
        String phone = People.phone();
        String refused = "refused@json-log.test";
        database.sql("""
                        INSERT INTO user_account (display_name, email, phone)
                        VALUES ('Signed In', :mail, :phone), ('Refused', :refused, NULL)
                        """)
                .param("mail", mail)
                .param("phone", phone)
                .param("refused", refused)
                .update();
        Stream<String> secrets = Stream.concat(signIn(mail), signIn(phone));
        API.aws().faults().always("sesv2.SendEmail", Fault.error("MessageRejected", 400, refused + " is not verified"));
        challenge(refused);
        await().until(() -> lines(output).stream()
                .anyMatch(line -> text(line, "/message").contains("MessageRejected")
                        && text(line, "/school").equals(school.id().toString())));

        assertThat(lines(output))
                .allSatisfy(line -> assertThat(text(line, "/log/level")).isIn("DEBUG", "INFO", "WARN", "ERROR"));
        assertThat(output.getAll()).doesNotContain(mail, refused, phone.substring(1));
        assertThat(secrets)
                .allSatisfy(secret -> assertThat(output.getAll())
                        .doesNotContainPattern("(?<![0-9A-Za-z])" + Pattern.quote(secret) + "(?![0-9A-Za-z])"));
    }

    /// With a wrong code first.
    ///
    /// @return the code and the tokens
    private static Stream<String> signIn(String login) {
        int seen = API.inbox().to(login).size();
        String challenge = challenge(login);
        String code = API.inbox().codeTo(login, seen);
        String wrong = code.equals("000000") ? "000001" : "000000";
        verify(challenge, wrong).expect(401);
        JsonNode tokens = verify(challenge, code).expect(200).body();
        return Stream.of(
                code,
                tokens.get("accessToken").asString(),
                tokens.get("refreshToken").asString());
    }

    private static ApiAnswer verify(String challenge, String code) {
        return people.post("/api/v1/auth/otp/verify", Map.of("challengeId", challenge, "code", code));
    }

    private static String challenge(String login) {
        return people.post("/api/v1/auth/otp/request", Map.of(login.startsWith("+") ? "phone" : "email", login))
                .expect(202)
                .body()
                .get("challengeId")
                .asString();
    }

    /// Without what the test's own servers say before the service starts.
    private static List<JsonNode> lines(CapturedOutput output) {
        return output.getOut()
                .lines()
                .dropWhile(line -> !line.startsWith("{"))
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private static String text(JsonNode line, String path) {
        return line.at(path).asString("");
    }
}
