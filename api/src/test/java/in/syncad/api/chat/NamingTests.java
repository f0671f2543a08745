package in.syncad.api.chat;

import static in.syncad.api.chat.Talk.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.realtime.SocketClient;
import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What groups are called, and who hears of it.
class NamingTests {

    private static final Classroom ROOM = new Classroom(RunningApi.shared(), "naming");
    private static final ApiClient TEACHER = ROOM.as("teacher");
    private static final ApiClient PARENT = ROOM.as("parent");

    private final Talk group = Talk.group(TEACHER, idOf(PARENT));

    @Test
    void aManagerRenamesAGroupAndAllWhoAreThereHearOfIt() throws Exception {
        try (SocketClient parent = SocketClient.connected(PARENT);
                SocketClient librarian = SocketClient.connected(ROOM.as("librarian"))) {
            JsonNode renamed =
                    rename(TEACHER, group, "  Class \n 6 ").expect(200).body();

            assertThat(renamed.get("title").asString()).isEqualTo("Class 6");
            JsonNode heard = parent.heard("chat:message");
            assertThat(heard.get("kind").asString()).isEqualTo("renamed");
            assertThat(heard.get("body").asString()).isEqualTo("Class 6");
            assertThat(heard.at("/author/id").asString()).isEqualTo(idOf(TEACHER));
            assertThat(group.entries(PARENT, "?after=0").get(0)).isEqualTo(heard);
            assertThat(group.about(PARENT).get("title").asString()).isEqualTo("Class 6");
            assertThat(group.about(PARENT).get("unread").asInt()).isZero();
            assertThat(librarian.unread()).isEmpty();
        }
    }

    @Test
    void onlyManagersRenameAndOnlyGroups() {
        rename(PARENT, group, "Ours").expect(403, "conversation.not-manager");
        rename(ROOM.admin, group, "Mine").expect(404, "conversation.unknown");
        Talk direct = Talk.direct(TEACHER, idOf(PARENT));
        rename(TEACHER, direct, "Us").expect(409, "conversation.direct");
        group.member(TEACHER, idOf(ROOM.as("librarian")), true).expect(204);
        group.remove(TEACHER, idOf(TEACHER)).expect(204);
        rename(TEACHER, group, "Still mine").expect(403, "conversation.left");
        rename(ROOM.as("librarian"), group, "Library").expect(200);
        assertThat(group.texts(PARENT)).containsExactly("joined", "left", "Library");
    }

    @Test
    void aTitleIsAsAtTheBeginning() {
        for (String bad : List.of("", " \n ", "x".repeat(101))) {
            rename(TEACHER, group, bad).expect(422);
        }
        TEACHER.patch(group.path(), "*", Map.of("kind", "direct")).expect(422, "field.unknown");
        TEACHER.send(
                        "PATCH",
                        group.path(),
                        "{\"title\":null}",
                        Map.of("If-Match", "*", "Content-Type", "application/merge-patch+json"))
                .expect(422);
        TEACHER.patch(group.path(), "*", Map.of()).expect(200);
        rename(TEACHER, group, " Class 5 ").expect(200);

        assertThat(group.texts(TEACHER)).isEmpty();
    }

    @Test
    void whoWentHearsNothingOfLaterTitles() {
        rename(TEACHER, group, "Before").expect(200);
        group.remove(TEACHER, idOf(PARENT)).expect(204);
        rename(TEACHER, group, "Behind your back").expect(200);

        assertThat(group.about(PARENT).get("title").asString()).isEqualTo("Before");
        assertThat(PARENT.get(Talk.CONVERSATIONS).text()).doesNotContain("Behind");
        assertThat(group.texts(PARENT)).containsExactly("Before", "removed");

        group.member(TEACHER, idOf(PARENT), false).expect(204);
        assertThat(group.about(PARENT).get("title").asString()).isEqualTo("Behind your back");
    }

    @Test
    void ofManyWhoRenameWhatTheyReadOneDoes() {
        String seen = TEACHER.get(group.path()).expect(200).etag();

        List<ApiAnswer> answers =
                AtOnce.times(6, number -> TEACHER.patch(group.path(), seen, Map.of("title", "Title " + number)));

        assertThat(answers).extracting(ApiAnswer::status).containsOnlyOnce(200).containsOnly(200, 412);
        assertThat(group.texts(TEACHER))
                .containsExactly(group.about(TEACHER).get("title").asString());
    }

    @Test
    void theAuditSaysWhoDidItAndNotWhatItIsCalled() {
        rename(TEACHER, group, "Nobody else's business").expect(200);

        assertThat(RunningApi.shared()
                        .schools()
                        .database(ROOM.school)
                        .sql("""
                                SELECT action || coalesce(before::text, '') || coalesce(after::text, '')
                                FROM audit_event
                                WHERE entity_id = CAST(:id AS uuid) AND actor_id = CAST(:teacher AS uuid)
                                ORDER BY seq DESC
                                LIMIT 1
                                """)
                        .param("id", group.id())
                        .param("teacher", idOf(TEACHER))
                        .query(String.class)
                        .single())
                .isEqualTo("conversation.renamed");
    }

    private static ApiAnswer rename(ApiClient manager, Talk talk, String title) {
        return manager.patch(talk.path(), "*", Map.of("title", title));
    }
}
