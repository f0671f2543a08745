package in.syncad.api.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.Parent;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import in.syncad.embedded.inbox.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateTests {

    private static final RunningApi API = RunningApi.shared();
    private static final Classroom ROOM = new Classroom(API, "wording");
    private static final String PATH = "/api/v1/messages/templates";
    private static final Map<String, Object> MAIL = Map.of(
            "kind", "announcement",
            "channel", "email",
            "language", "hi",
            "subject", "सूचना: {{title}}",
            "body", "{{ body }} ({{school}})");

    @Test
    void theSchoolsOwnWordingCountsInTheReadersLanguage() {
        Parent parent = Parent.of(ROOM, ROOM.studentInA);
        parent.client()
                .with("If-Match", "*")
                .put("/api/v1/me/notification-preferences", Map.of("language", "hi", "choices", List.of()))
                .expect(200);
        String token = parent.withDevice();
        String template = PATH + "/" + Classroom.id(ROOM.admin.post(PATH, MAIL));
        String id = Classroom.id(ROOM.admin.post(
                "/api/v1/announcements",
                Map.of(
                        "title",
                        "{{school}} $1",
                        "body",
                        "Text",
                        "targets",
                        List.of(Map.of("kind", "user", "value", parent.id())))));
        ROOM.admin
                .send("POST", "/api/v1/announcements/" + id + "/publish", null, Map.of("If-Match", "*"))
                .expect(200);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                API.aws().inbox().newest(Optional.of(parent.email()), Optional.of(Channel.EMAIL), 1))
                        .singleElement()
                        .satisfies(mail -> {
                            assertThat(mail.subject()).isEqualTo("सूचना: {{school}} $1");
                            assertThat(mail.body().strip()).isEqualTo("Text (School wording)");
                        }));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(API.inbox().to(token))
                        .singleElement()
                        .satisfies(push -> assertThat(push.body()).isEqualTo("नई सूचना: {{school}} $1")));
        ROOM.admin.post(PATH, MAIL).expect(409, "template.exists");
        ROOM.admin.delete(template, "*").expect(204);
        ROOM.admin.get(template).expect(404, "template.unknown");
    }

    @Test
    void whatCannotBeFilledInIsRefused() {
        refuse(Map.of("body", "Pay {{amount}}"), "template.variable-unknown");
        refuse(Map.of("subject", "{{amount}}"), "template.variable-unknown");
        refuse(Map.of("kind", "birthday"), "template.kind-unknown");
        refuse(Map.of("channel", "sms"), "template.channel-unused");
        refuse(Map.of("subject", " "), "template.subject-missing");
    }

    @Test
    void aPreviewShowsWhereVariablesGo() {
        assertThat(ROOM.admin
                        .post("/api/v1/messages/template-previews", MAIL)
                        .expect(200)
                        .body()
                        .get("body")
                        .asString())
                .isEqualTo("[body] ([school])");
        assertThat(ROOM.admin.get("/api/v1/messages/kinds").expect(200).text()).contains("urgent-announcement");
    }

    private static void refuse(Map<String, Object> changes, String code) {
        for (String path : List.of(PATH, "/api/v1/messages/template-previews")) {
            ROOM.admin.post(path, People.changed(MAIL, changes)).expect(422, code);
        }
    }
}
