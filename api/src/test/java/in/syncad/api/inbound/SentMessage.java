package in.syncad.api.inbound;

import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.People;
import in.syncad.common.tenancy.SchoolId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A message that has left, with what went along for the provider to hand back.
record SentMessage(Classroom room, String key) {

    static SentMessage in(Classroom room) {
        String user = Classroom.id(room.admin.post("/api/v1/school-admin/users", People.user("Told", "librarian")));
        String announcement = Classroom.id(room.admin.post(
                "/api/v1/announcements",
                Map.of(
                        "title", "News",
                        "body", "Of the day",
                        "targets", List.of(Map.of("kind", "user", "value", user)))));
        room.admin
                .send("POST", "/api/v1/announcements/%s/publish".formatted(announcement), null, Map.of("If-Match", "*"))
                .expect(200);
        SentMessage message = new SentMessage(
                room,
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> keyOf(room, announcement), Optional::isPresent)
                        .orElseThrow());
        message.awaitState("sent");
        return message;
    }

    String reference() {
        return "%s/%s".formatted(room.school.id(), key);
    }

    SchoolId school() {
        return room.school.id();
    }

    /// As if the provider's answer was written down only now.
    void sentAs(String providerId) {
        room.api
                .schools()
                .database(room.school)
                .sql(
                        "UPDATE notification_delivery SET provider_id = :provider WHERE notification_id || '-' || id = :key")
                .param("provider", providerId)
                .param("key", key)
                .update();
    }

    String reason() {
        return column("coalesce(reason, '')");
    }

    void awaitState(String state) {
        await().atMost(Duration.ofSeconds(30)).until(() -> column("state"), state::equals);
    }

    private String column(String column) {
        return room.api
                .schools()
                .database(room.school)
                .sql("SELECT %s FROM notification_delivery WHERE notification_id || '-' || id = :key".formatted(column))
                .param("key", key)
                .query(String.class)
                .single();
    }

    private static Optional<String> keyOf(Classroom room, String announcement) {
        return room.api
                .schools()
                .database(room.school)
                .sql("""
                        SELECT d.notification_id || '-' || d.id
                        FROM notification_delivery d JOIN notification n ON n.id = d.notification_id
                        WHERE d.channel = 'email' AND n.data ->> 'id' = :announcement
                        """)
                .param("announcement", announcement)
                .query(String.class)
                .optional();
    }
}
