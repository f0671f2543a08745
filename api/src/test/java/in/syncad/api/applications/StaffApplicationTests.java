package in.syncad.api.applications;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.files.Storage;
import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StaffApplicationTests {

    private static final Classroom ROOM = new Classroom(RunningApi.shared(), "hiring");
    private static final String PATH = "/api/v1/staff-applications";
    private static final byte[] PDF = Resume.of("B.Ed, 9 years of teaching experience", "Physics, Hindi");

    @Test
    void whatReceptionTakesInIsReadByKeywordsForSchoolAdmins() {
        String file = uploaded(ROOM.as("reception"), PDF);

        ApiAnswer received = ROOM.as("reception").post(PATH, details(file)).expect(201);

        assertThat(received.body().get("status").asString()).isEqualTo("received");
        ROOM.as("reception").get(PATH + "/" + Classroom.id(received)).expect(403, "role.missing");
        JsonNode analysis = settled(ROOM.admin, Classroom.id(received));
        assertThat(analysis.get("state").asString()).isEqualTo("done");
        assertThat(analysis.get("source").asString()).isEqualTo("keywords");
        assertThat(analysis.at("/findings/qualifications/0").asString()).isEqualTo("B.Ed");
        assertThat(analysis.at("/findings/skills/0").asString()).isEqualTo("Physics");
        assertThat(analysis.at("/findings/experienceYears").asInt()).isEqualTo(9);
        ROOM.admin.get("/api/v1/files/" + file + "/url").expect(200);
        assertThat(events(Classroom.id(received))).containsExactly("staff-application.received");
    }

    @Test
    void aResumeThatCannotBeReadSaysSo() {
        String id = applied(uploaded(ROOM.admin, Resume.encrypted("Secret")));

        JsonNode analysis = settled(ROOM.admin, id);

        assertThat(analysis.get("state").asString()).isEqualTo("failed");
        assertThat(analysis.get("failure").asString()).isEqualTo("resume-encrypted");
        assertThat(analysis.has("findings")).isFalse();
    }

    @Test
    void aSettledAnalysisIsMadeAgainOnDemand() {
        String id = applied(uploaded(ROOM.admin, PDF));
        JsonNode first = settled(ROOM.admin, id);

        ApiAnswer again = ROOM.admin
                .send("POST", PATH + "/" + id + "/analysis", null, Map.of())
                .expect(200);

        assertThat(again.body().at("/analysis/state").asString()).isEqualTo("pending");
        JsonNode second = settled(ROOM.admin, id);
        assertThat(second.get("findings")).isEqualTo(first.get("findings"));
        assertThat(second.get("settledAt")).isNotEqualTo(first.get("settledAt"));
        assertThat(events(id)).containsExactly("staff-application.received", "staff-application.analysis-restarted");
        ROOM.as("reception")
                .send("POST", PATH + "/" + id + "/analysis", null, Map.of())
                .expect(403, "role.missing");
    }

    @Test
    void oneOfManyWhoWantAnAnalysisMadeAgainIsEnough() {
        String id = applied(uploaded(ROOM.admin, PDF));
        settled(ROOM.admin, id);

        List<Integer> statuses =
                AtOnce.times(5, number -> ROOM.admin.send("POST", PATH + "/" + id + "/analysis", null, Map.of()))
                        .stream()
                        .map(ApiAnswer::status)
                        .toList();

        assertThat(statuses).contains(200).isSubsetOf(200, 409);
        assertThat(settled(ROOM.admin, id).get("state").asString()).isEqualTo("done");
    }

    @Test
    void theResumeIsOnesOwnUploadOfThatKindAndOfOneApplication() {
        ROOM.admin.post(PATH, details(uploaded(ROOM.as("reception"), PDF))).expect(422, "file.unknown");
        ROOM.admin.post(PATH, details(UUID.randomUUID().toString())).expect(422, "file.unknown");
        String attachment = Storage.ready(ROOM.admin, "announcement-attachment", "application/pdf", PDF);
        ROOM.admin.post(PATH, details(attachment)).expect(422, "file.unknown");
        String file = uploaded(ROOM.admin, PDF);
        applied(file);

        ROOM.admin.post(PATH, details(file)).expect(409, "file.in-use");
        ROOM.admin.delete("/api/v1/files/" + file, "*").expect(409, "file.in-use");
        ROOM.as("teacher").post(PATH, details(file)).expect(403, "role.missing");
    }

    @Test
    void sentTwiceUnderOneKeyItIsOneApplication() {
        ApiClient once = ROOM.admin.with("Idempotency-Key", UUID.randomUUID().toString());
        Map<String, Object> details = details(uploaded(ROOM.admin, PDF));

        assertThat(Classroom.id(once.post(PATH, details))).isEqualTo(Classroom.id(once.post(PATH, details)));
    }

    @Test
    void saysWhatIsMissing() {
        Map<String, Object> details = details(uploaded(ROOM.admin, PDF));
        details.remove("email");

        ROOM.admin.post(PATH, details).expect(422, "staff-application.contact-missing");
        details.put("phone", "12");
        ROOM.admin.post(PATH, details).expect(422);
    }

    @Test
    void theStatusGoesItsWay() {
        String path = PATH + "/" + applied(uploaded(ROOM.admin, PDF));
        String etag = ROOM.admin.get(path).expect(200).etag();

        ROOM.admin.patch(path, etag, Map.of("status", "hired")).expect(409, "staff-application.status-impossible");
        ApiAnswer shortlisted =
                ROOM.admin.patch(path, etag, Map.of("status", "shortlisted")).expect(200);
        ROOM.admin.patch(path, etag, Map.of("status", "rejected")).expect(412);
        ROOM.admin.patch(path, shortlisted.etag(), Map.of("status", "hired")).expect(200);
        ROOM.admin.patch(path, "*", Map.of("status", "hired")).expect(200);
        ROOM.admin.patch(path, "*", Map.of("status", "rejected")).expect(409, "staff-application.status-impossible");

        assertThat(events(path.substring(path.lastIndexOf('/') + 1)))
                .containsExactly(
                        "staff-application.received", "staff-application.changed", "staff-application.changed");
    }

    @Test
    void ofTwoWhoDecideAtOnceOneIsTold() {
        String path = PATH + "/" + applied(uploaded(ROOM.admin, PDF));
        String etag = ROOM.admin.get(path).expect(200).etag();

        List<Integer> statuses = AtOnce.times(
                        2,
                        number -> ROOM.admin.patch(
                                path, etag, Map.of("status", number == 0 ? "shortlisted" : "rejected")))
                .stream()
                .map(ApiAnswer::status)
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(200, 412);
    }

    @Test
    void isListedByStatusPageByPage() {
        String first = applied(uploaded(ROOM.admin, PDF));
        String second = applied(uploaded(ROOM.admin, PDF));
        for (String id : List.of(first, second)) {
            ROOM.admin.patch(PATH + "/" + id, "*", Map.of("status", "rejected")).expect(200);
        }

        JsonNode page =
                ROOM.admin.get(PATH + "?status=rejected&limit=1").expect(200).body();
        JsonNode next = ROOM.admin
                .get(PATH + "?status=rejected&limit=1&cursor="
                        + page.get("nextCursor").asString())
                .expect(200)
                .body();

        assertThat(page.at("/items/0/id").asString()).isEqualTo(second);
        assertThat(next.at("/items/0/id").asString()).isEqualTo(first);
        ROOM.admin.get(PATH + "?status=unknown").expect(400);
    }

    static String uploaded(ApiClient client, byte[] pdf) {
        return Storage.ready(client, "resume", "application/pdf", pdf);
    }

    static Map<String, Object> details(String file) {
        return new HashMap<>(
                Map.of("name", "Asha Rao", "email", "asha@example.org", "position", "Teacher", "resumeFileId", file));
    }

    /// The analysis, when it is over.
    static JsonNode settled(ApiClient client, String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> client.get(PATH + "/" + id).expect(200).body().get("analysis"),
                        analysis -> !analysis.get("state").asString().equals("pending"));
    }

    private static String applied(String file) {
        return Classroom.id(ROOM.admin.post(PATH, details(file)));
    }

    private static List<String> events(String id) {
        return ROOM.api
                .schools()
                .database(ROOM.school)
                .sql("SELECT action FROM audit_event WHERE entity_id = CAST(:id AS uuid) ORDER BY seq")
                .param("id", id)
                .query(String.class)
                .list();
    }
}
