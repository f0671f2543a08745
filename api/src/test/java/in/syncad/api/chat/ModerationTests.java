package in.syncad.api.chat;

import static in.syncad.api.chat.Talk.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What members show to the school, and what it does.
class ModerationTests {

    private static final Classroom ROOM = new Classroom(RunningApi.shared(), "moderating");
    private static final ApiClient TEACHER = ROOM.as("teacher");
    private static final ApiClient PARENT = ROOM.as("parent");
    private static final String REPORTS = "/api/v1/school-admin/message-reports";

    private final Talk group = Talk.group(TEACHER, idOf(PARENT), idOf(ROOM.as("student")));

    @Test
    void theSchoolSeesWhatWasReportedAsItWasAndNothingElse() {
        group.say(TEACHER, "Nobody reports this");
        ApiAnswer rude = group.say(PARENT, "Something rude");
        String report = reported(TEACHER, rude);
        PARENT.patch(group.message(rude), "*", Map.of("body", "Something nice")).expect(200);

        JsonNode seen = ROOM.admin.get(report).expect(200).body();

        assertThat(seen.get("body").asString()).isEqualTo("Something rude");
        assertThat(seen.get("reason").asString()).isEqualTo("This is rude.");
        assertThat(seen.at("/reporter/id").asString()).isEqualTo(idOf(TEACHER));
        assertThat(ROOM.admin.get(REPORTS).text()).doesNotContain("Nobody reports this");
        ROOM.admin.get(group.path()).expect(404);
        TEACHER.get(report).expect(403, "role.missing");
    }

    @Test
    void whatTheSchoolTakesOutIsGoneAndAllMembersAreTold() {
        ApiAnswer rude = group.say(PARENT, "Something rude");
        String report = reported(TEACHER, rude);
        String second = reported(ROOM.as("student"), rude);

        List<ApiAnswer> answers = AtOnce.times(4, number -> settle(report, "removed"));

        assertThat(answers).extracting(ApiAnswer::status).containsOnlyOnce(200);
        assertThat(group.texts(TEACHER)).containsExactly("message", "moderated");
        JsonNode entry = group.entries(PARENT, "?after=1").get(0);
        assertThat(entry.at("/author/id").asString()).isEqualTo(idOf(ROOM.admin));
        assertThat(entry.toString()).doesNotContain(idOf(TEACHER));
        assertThat(ROOM.admin.get(second).body().get("outcome").asString()).isEqualTo("removed");
        assertThat(audited("message-report.removed")).isEqualTo(1);
        report(TEACHER, rude).expect(409, "message.gone");
    }

    @Test
    void whatTheSchoolDismissesStays() {
        ApiAnswer harmless = group.say(PARENT, "Something harmless");
        String report = reported(TEACHER, harmless);

        settle(report, "dismissed").expect(200);

        settle(report, "removed").expect(409, "message-report.settled");
        assertThat(group.texts(PARENT)).containsExactly("Something harmless");
        assertThat(ROOM.admin.get(REPORTS + "?settled=false").text()).doesNotContain("harmless");
        assertThat(ROOM.admin.get(REPORTS + "?settled=true").text()).contains("harmless");
    }

    @Test
    void whoCannotReadAMessageCannotReportIt() {
        ApiAnswer said = group.say(PARENT, "Among us");

        report(ROOM.as("librarian"), said).expect(404, "message.unknown");
        report(TEACHER, said).expect(204);
        report(TEACHER, said).expect(204);

        assertThat(ROOM.admin
                        .get(REPORTS + "?settled=false")
                        .body()
                        .get("items")
                        .valueStream()
                        .filter(each -> each.get("body").asString().equals("Among us")))
                .hasSize(1);
    }

    private ApiAnswer report(ApiClient reporter, ApiAnswer said) {
        return reporter.post(group.message(said) + "/report", Map.of("reason", "This is rude."));
    }

    /// The path of the report.
    private String reported(ApiClient reporter, ApiAnswer said) {
        report(reporter, said).expect(204);
        JsonNode latest = ROOM.admin.get(REPORTS + "?settled=false").expect(200).body();
        return REPORTS + "/" + latest.at("/items/0/id").asString();
    }

    private static ApiAnswer settle(String report, String outcome) {
        return ROOM.admin.with("If-Match", "*").put(report + "/settlement", Map.of("outcome", outcome));
    }

    private static int audited(String action) {
        return ROOM.api
                .schools()
                .database(ROOM.school)
                .sql("SELECT count(*) FROM audit_event WHERE action = :action")
                .param("action", action)
                .query(Integer.class)
                .single();
    }
}
