package in.syncad.api.announcements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.Parent;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import in.syncad.embedded.inbox.Channel;
import in.syncad.embedded.inbox.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AnnouncementTests {

    private static final RunningApi API = RunningApi.shared();
    private static final Classroom ROOM = new Classroom(API, "announcing");
    private static final Map<String, String> SECTION_A = Map.of("kind", "section", "value", ROOM.sectionA);

    @Test
    void reachesParentsInTheAppByPushAndByMailOnceWhateverTheNumberOfChildren() {
        String sibling = ROOM.enrolled("Anil", ROOM.sectionA);
        Parent parent = Parent.of(ROOM, ROOM.studentInA, sibling);
        String token = parent.withDevice();

        String id = published(ROOM.admin, details("Sports day", SECTION_A));

        List<Message> pushes = awaited(token, Channel.PUSH);
        assertThat(pushes).extracting(Message::subject).containsExactly("SyncAD");
        assertThat(pushes).extracting(Message::body).containsExactly("New announcement: Sports day");
        List<Message> mails = awaited(parent.email(), Channel.EMAIL);
        assertThat(mails).extracting(Message::subject).containsExactly("Sports day");
        JsonNode notice = parent.client()
                .get("/api/v1/me/notifications")
                .expect(200)
                .body()
                .get("items")
                .get(0);
        assertThat(notice.get("title").asString()).isEqualTo("Sports day");
        assertThat(notice.get("data").get("id").asString()).isEqualTo(id);
        assertThat(notice.get("children")).hasSize(2);
        await().untilAsserted(() -> assertThat(states(id, "push")).containsKey("sent"));
        assertThat(states(id, "email").keySet()).containsOnly("sent", "skipped");
    }

    @Test
    void isSeenByThoseItIsForAndNobodyElse() {
        Parent inside = Parent.of(ROOM, ROOM.studentInA);
        Parent outside = Parent.of(ROOM, ROOM.studentInB);
        String id = drafted(ROOM.admin, details("Only for A", SECTION_A));
        String path = "/api/v1/announcements/" + id;
        inside.client().get(path).expect(404, "announcement.unknown");

        publish(ROOM.admin, id).expect(200);

        JsonNode seen = inside.client().get(path).expect(200).body();
        assertThat(seen.has("targets")).isFalse();
        ROOM.as("student").get(path).expect(200);
        outside.client().get(path).expect(404, "announcement.unknown");
        inside.client().get(path + "/progress").expect(403, "role.missing");
        assertThat(titles(inside.client())).contains("Only for A");
        assertThat(notices(inside.client())).contains("Only for A");
        assertThat(titles(outside.client())).doesNotContain("Only for A");
        ROOM.admin
                .send("POST", path + "/withdraw", null, Map.of("If-Match", "*"))
                .expect(200);
        inside.client().get(path).expect(404, "announcement.unknown");
        assertThat(notices(inside.client())).doesNotContain("Only for A");
    }

    @Test
    void teachersWriteToTheirOwnClassesOnly() {
        ApiClient teacher = ROOM.as("teacher");
        published(teacher, details("Homework", SECTION_A));
        for (Map<String, String> other : List.of(
                Map.of("kind", "section", "value", ROOM.sectionB),
                Map.of("kind", "grade", "value", "5"),
                Map.of("kind", "school", "value", ""),
                Map.of("kind", "role", "value", "parent"))) {
            teacher.post("/api/v1/announcements", details("Homework", other)).expect(422, "audience.unknown");
        }
        String id = drafted(ROOM.admin, details("Not the teacher's", SECTION_A));
        publish(teacher, id).expect(404, "announcement.unknown");
    }

    @Test
    void groupsThatDoNotExistAreRefused() {
        for (Map<String, String> unknown : List.of(
                Map.of("kind", "section", "value", "no-uuid"),
                Map.of("kind", "section", "value", ROOM.studentInA),
                Map.of("kind", "grade", "value", "99"),
                Map.of("kind", "role", "value", "headmaster"),
                Map.of("kind", "user", "value", ROOM.studentInA),
                Map.of("kind", "school", "value", "ours"),
                Map.of("kind", "planet", "value", "mars"))) {
            ROOM.admin.post("/api/v1/announcements", details("Nobody", unknown)).expect(422, "audience.unknown");
        }
    }

    @Test
    void whatIsOutStaysAsItIsAndIsSentOnce() {
        Parent parent = Parent.of(ROOM, ROOM.studentInA);
        String id = drafted(ROOM.admin, details("Once", SECTION_A));

        List<Integer> statuses =
                AtOnce.times(6, number -> publish(ROOM.admin, id).status());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        awaited(parent.email(), Channel.EMAIL);
        ROOM.admin
                .patch("/api/v1/announcements/" + id, "*", Map.of("title", "Twice"))
                .expect(409, "announcement.published-already");
        assertThat(to(parent.email(), Channel.EMAIL)).hasSize(1);
    }

    @Test
    void goesOutWhenItsTimeComes() {
        Parent parent = Parent.of(ROOM, ROOM.studentInA);
        Map<String, Object> details = new HashMap<>(details("Later", SECTION_A));
        details.put("publishAt", Instant.now().plus(Duration.ofSeconds(3)).toString());
        String id = drafted(ROOM.admin, details);

        assertThat(publish(ROOM.admin, id).expect(200).body().get("status").asString())
                .isEqualTo("scheduled");

        assertThat(titles(parent.client())).doesNotContain("Later");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(titles(parent.client())).contains("Later"));
    }

    @Test
    void expiresAndIsNotShownAnyMore() {
        Parent parent = Parent.of(ROOM, ROOM.studentInA);
        Map<String, Object> details = new HashMap<>(details("Short-lived", SECTION_A));
        details.put("expiresAt", Instant.now().minusSeconds(1).toString());
        String id = published(ROOM.admin, details);

        parent.client().get("/api/v1/announcements/" + id).expect(404, "announcement.unknown");
        ROOM.admin.get("/api/v1/announcements/" + id).expect(200);
        details.put("publishAt", Instant.now().plusSeconds(60).toString());
        ROOM.admin.post("/api/v1/announcements", details).expect(422, "announcement.expires-too-early");
    }

    @Test
    void whoGetsNoNoticesAboutAChildIsNotTold() {
        String child = ROOM.enrolled("Chitra", ROOM.sectionA);
        ROOM.guardian(child, "silent", true);
        Parent told = Parent.of(ROOM, child);

        String id = published(ROOM.admin, details("For some", SECTION_A));

        assertThat(titles(told.client())).contains("For some");
        ROOM.as("silent").get("/api/v1/announcements/" + id).expect(404, "announcement.unknown");
    }

    @Test
    void urgentOnesGoByTextMessageToo() {
        Parent parent = Parent.of(ROOM, ROOM.studentInA);
        Map<String, Object> details = new HashMap<>(details("School is closed", SECTION_A));
        details.put("urgent", true);

        published(ROOM.admin, details);

        assertThat(awaited(parent.phone(), Channel.SMS))
                .extracting(Message::body)
                .containsExactly("School is closed - School announcing");
    }

    @Test
    void malformedOnesAreRefused() {
        Map<String, Object> good = details("Good", SECTION_A);
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("title", " "),
                Map.of("title", "x".repeat(201)),
                Map.of("body", "x".repeat(10_001)),
                Map.of("targets", List.of()),
                Map.of("targets", List.of(Map.of("value", "x"))))) {
            assertThat(ROOM.admin
                            .post("/api/v1/announcements", People.changed(good, wrong))
                            .status())
                    .isEqualTo(422);
        }
    }

    static Map<String, Object> details(String title, Map<String, String> target) {
        return Map.of("title", title, "body", "All about " + title, "targets", List.of(target));
    }

    static String drafted(ApiClient client, Map<String, Object> details) {
        return Classroom.id(client.post("/api/v1/announcements", details));
    }

    static ApiAnswer publish(ApiClient client, String id) {
        return client.send("POST", "/api/v1/announcements/" + id + "/publish", null, Map.of("If-Match", "*"));
    }

    static String published(ApiClient client, Map<String, Object> details) {
        String id = drafted(client, details);
        publish(client, id).expect(200);
        return id;
    }

    @Test
    void theWholeSchoolIsToldInItsRoomTooIfThereIsOne() {
        String id = published(ROOM.admin, details("Founders' day", Map.of("kind", "school", "value", "")));

        assertThat(states(id, "teams")).isEqualTo(Map.of("skipped", 1));
        assertThat(ROOM.admin.get("/api/v1/announcements/" + id + "/progress").text())
                .contains("Microsoft Teams is not configured");
        assertThat(states(published(ROOM.admin, details("Only for A", SECTION_A)), "teams"))
                .isEmpty();
    }

    private static List<String> notices(ApiClient client) {
        return titles(client, "/api/v1/me/notifications");
    }

    private static List<String> titles(ApiClient client) {
        return titles(client, "/api/v1/announcements");
    }

    private static List<String> titles(ApiClient client, String path) {
        return client.get(path)
                .expect(200)
                .body()
                .get("items")
                .valueStream()
                .map(item -> item.get("title").asString())
                .toList();
    }

    private static Map<String, Integer> states(String id, String channel) {
        Map<String, Integer> states = new HashMap<>();
        ROOM.admin
                .get("/api/v1/announcements/" + id + "/progress")
                .expect(200)
                .body()
                .get("counts")
                .valueStream()
                .filter(count -> count.get("channel").asString().equals(channel))
                .forEach(count -> states.merge(
                        count.get("state").asString(), count.get("count").asInt(), Integer::sum));
        return states;
    }

    private static List<Message> to(String recipient, Channel channel) {
        return API.aws().inbox().newest(Optional.of(recipient), Optional.of(channel), 100).stream()
                .filter(message -> !message.subject().equals("Your SyncAD OTP"))
                .toList();
    }

    private static List<Message> awaited(String recipient, Channel channel) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> to(recipient, channel), found -> !found.isEmpty());
    }
}
