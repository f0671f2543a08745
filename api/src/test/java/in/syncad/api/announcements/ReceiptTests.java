package in.syncad.api.announcements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.Parent;
import in.syncad.api.testing.RunningApi;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who has got, read and acknowledged an announcement.
class ReceiptTests {

    private static final Classroom ROOM = new Classroom(RunningApi.shared(), "receipts");
    private static final Map<String, String> SECTION_A = Map.of("kind", "section", "value", ROOM.sectionA);

    @Test
    void isReadAndAcknowledgedOnceByItsRecipients() {
        Parent parent = Parent.of(ROOM, ROOM.studentInA);
        Map<String, Object> details = new HashMap<>(AnnouncementTests.details("Please confirm", SECTION_A));
        details.put("requiresAck", true);
        String id = AnnouncementTests.published(ROOM.admin, details);
        String path = "/api/v1/announcements/" + id;

        AtOnce.times(
                8,
                number -> parent.client()
                        .send("POST", path + "/ack", null, Map.of())
                        .expect(204));

        JsonNode seen = parent.client().get(path).expect(200).body();
        assertThat(seen.get("acknowledgedAt").asString())
                .isEqualTo(seen.get("readAt").asString());
        JsonNode progress = ROOM.admin.get(path + "/progress").expect(200).body();
        assertThat(progress.get("acknowledged").asInt()).isEqualTo(1);
        JsonNode receipts =
                ROOM.admin.get(path + "/receipts").expect(200).body().get("items");
        assertThat(receipts.valueStream().filter(each -> each.has("acknowledgedAt")))
                .singleElement()
                .satisfies(each -> assertThat(each.get("userId").asString()).isEqualTo(parent.id()));
        ROOM.admin.send("POST", path + "/ack", null, Map.of()).expect(404, "announcement.unknown");
        assertThat(users(path, "all")).contains(parent.id());
        assertThat(users(path, "unread")).doesNotContain(parent.id());
        assertThat(users(path, "unacknowledged")).doesNotContain(parent.id());
        ROOM.admin.get(path + "/receipts?view=nonsense").expect(400);
    }

    @Test
    void whomNothingReachedIsListed() {
        Parent reached = Parent.of(ROOM, ROOM.studentInA);
        Parent lost = Parent.of(ROOM, ROOM.studentInA);
        String id = AnnouncementTests.published(ROOM.admin, AnnouncementTests.details("Did you get this?", SECTION_A));
        String path = "/api/v1/announcements/" + id;
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ROOM.admin
                        .get(path + "/progress")
                        .body()
                        .get("counts")
                        .valueStream()
                        .noneMatch(each -> Set.of("queued", "sending")
                                .contains(each.get("state").asString())));
        ROOM.api
                .schools()
                .database(ROOM.school)
                .sql("""
                        UPDATE notification_delivery SET state = 'failed', reason = 'no such mailbox'
                        WHERE user_id = CAST(:user AS uuid)
                        """)
                .param("user", lost.id())
                .update();

        assertThat(users(path, "unreached")).contains(lost.id()).doesNotContain(reached.id());

        lost.client().send("POST", path + "/read", null, Map.of()).expect(204);
        assertThat(users(path, "unreached")).doesNotContain(lost.id());
    }

    private static List<String> users(String announcement, String view) {
        return ROOM.admin
                .get(announcement + "/receipts?limit=100&view=" + view)
                .expect(200)
                .body()
                .get("items")
                .valueStream()
                .map(each -> each.get("userId").asString())
                .toList();
    }
}
