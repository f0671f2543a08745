package in.syncad.api.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.security.Caller;
import in.syncad.api.settings.TurnSettings;
import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.Parent;
import in.syncad.api.testing.RunningApi;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Planning, starting and ending meetings.
class MeetingTests {

    private static final Classroom ROOM = new Classroom(RunningApi.shared(), "meetings");
    private static final ApiClient TEACHER = ROOM.as("teacher");
    private static final Parent PARENT = Parent.of(ROOM, ROOM.studentInA);

    @Test
    void aTeacherMeetsTheFamiliesOfASection() {
        String meeting = plan(Map.of("kind", "section", "value", ROOM.sectionA));

        ApiAnswer seen = PARENT.client().get(meeting).expect(200);
        assertThat(seen.body().get("title").asString()).isEqualTo("Term review");
        assertThat(seen.body()
                        .get("participants")
                        .valueStream()
                        .map(each -> each.get("admission").asString()))
                .containsExactly("invited");
        assertThat(TEACHER.get(meeting).body().get("participants").size()).isGreaterThan(1);
        assertThat(PARENT.client().get("/api/v1/meetings").text())
                .contains("Term review")
                .doesNotContain("participants");
        ROOM.as("librarian").get(meeting).expect(404, "meeting.unknown");

        PARENT.client()
                .send("POST", meeting + "/start", null, Map.of("If-Match", "*"))
                .expect(403, "meeting.not-host");
        PARENT.client()
                .send("POST", meeting + "/end", null, Map.of("If-Match", "*"))
                .expect(403, "meeting.not-host");
        TEACHER.send("POST", meeting + "/start", null, Map.of("If-Match", "\"7.00\""))
                .expect(412);
        TEACHER.send("POST", meeting + "/start", null, Map.of("If-Match", "*")).expect(200);
        TEACHER.send("POST", meeting + "/start", null, Map.of("If-Match", "*")).expect(409, "meeting.not-planned");
        TEACHER.send("POST", meeting + "/end", null, Map.of("If-Match", "*")).expect(200);
        TEACHER.send("POST", meeting + "/end", null, Map.of("If-Match", "*")).expect(409, "meeting.has-ended");
        assertThat(RunningApi.shared()
                        .schools()
                        .database(ROOM.school)
                        .sql("""
                                SELECT action FROM audit_event
                                WHERE entity = 'meeting' AND entity_id = CAST(:id AS uuid) ORDER BY seq
                                """)
                        .param("id", meeting.substring(meeting.lastIndexOf('/') + 1))
                        .query(String.class)
                        .list())
                .containsExactly("meeting.planned", "meeting.started", "meeting.ended");
    }

    @Test
    void onlyThoseAreInvitedToWhomOneMayWrite() {
        for (Map<String, String> group : List.of(
                Map.of("kind", "section", "value", ROOM.sectionB),
                Map.of("kind", "section", "value", UUID.randomUUID().toString()),
                Map.of("kind", "school", "value", ""),
                Map.of("kind", "user", "value", "nobody"),
                Map.of("kind", "user", "value", UUID.randomUUID().toString()),
                Map.of("kind", "nonsense", "value", ""))) {
            TEACHER.post("/api/v1/meetings", Map.of("title", "No", "targets", List.of(group)))
                    .expect(422, "audience.unknown");
        }
    }

    @Test
    void aTeacherMeetsOneParentAlone() {
        String meeting = plan(Map.of("kind", "user", "value", PARENT.id()));

        assertThat(TEACHER.get(meeting)
                        .body()
                        .get("participants")
                        .valueStream()
                        .map(each -> each.get("id").asString()))
                .hasSize(2)
                .contains(PARENT.id());
        ROOM.admin.get(meeting).expect(404, "meeting.unknown");
    }

    @Test
    void guestsAreToldOfIt() {
        Parent guest = Parent.of(ROOM, ROOM.studentInA);
        String meeting = plan(Map.of("kind", "user", "value", guest.id()));
        assertThat(notices(guest)).containsExactly("The teacher invites you to a meeting: Term review");

        TEACHER.send("POST", meeting + "/start", null, Map.of("If-Match", "*")).expect(200);
        assertThat(notices(guest)).hasSize(2).contains("The meeting has started: Term review");

        TEACHER.send("POST", meeting + "/end", null, Map.of("If-Match", "*")).expect(200);
        assertThat(notices(guest)).isEmpty();
    }

    private static List<String> notices(Parent guest) {
        return guest.client()
                .get("/api/v1/me/notifications")
                .expect(200)
                .body()
                .get("items")
                .valueStream()
                .map(each -> each.get("text").asString())
                .toList();
    }

    @Test
    void whatWillNotTakePlaceIsEndedBeforeItBegins() {
        String meeting = plan(Map.of("kind", "section", "value", ROOM.sectionA));

        JsonNode ended = TEACHER.send("POST", meeting + "/end", null, Map.of("If-Match", "*"))
                .expect(200)
                .body();

        assertThat(ended.get("state").asString()).isEqualTo("ended");
        assertThat(ended.has("startedAt")).isFalse();
        TEACHER.send("POST", meeting + "/start", null, Map.of("If-Match", "*")).expect(409, "meeting.not-planned");
    }

    @Test
    void oneOfManyStartsAtOnceDoesIt() {
        String meeting = plan(Map.of("kind", "section", "value", ROOM.sectionA));

        List<Integer> answers = AtOnce.times(
                8,
                number -> TEACHER.send("POST", meeting + "/start", null, Map.of("If-Match", "*"))
                        .status());

        assertThat(answers).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 409);
    }

    @Test
    void whereThereIsNoServerForPicturesOneIsToldSo() {
        String meeting = plan(Map.of("kind", "section", "value", ROOM.sectionA));

        assertThat(TEACHER.get(meeting + "/ice-servers").expect(200).text())
                .isEqualTo("{\"available\":false,\"servers\":[]}");
        PARENT.client().get(meeting + "/ice-servers").expect(403, "meeting.not-admitted");
    }

    /// The credential was made by `printf '1767229200:…' | openssl dgst -sha1 -hmac … -binary | base64`.
    @Test
    void credentialsForServersEndInAnHour() {
        UUID user = UUID.fromString("00000000-0000-7000-8000-000000000011");
        IceServers servers = new IceServers(
                new TurnSettings(List.of("turn:turn.example.org:3478"), "a secret for tests"),
                Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

        IceServers.Offer offer = servers.offer(new Caller(user, UUID.randomUUID(), Set.of()));

        assertThat(offer.expiresAt()).isEqualTo("2026-01-01T01:00:00Z");
        assertThat(offer.servers())
                .containsExactly(new IceServers.Server(
                        List.of("turn:turn.example.org:3478"), "1767229200:" + user, "pB1K6tM5fXPlJtLKAz21FmOOkBs="));
    }

    @Test
    void parentsInviteNobody() {
        PARENT.client()
                .post(
                        "/api/v1/meetings",
                        Map.of("title", "No", "targets", List.of(Map.of("kind", "user", "value", PARENT.id()))))
                .expect(403);
    }

    private static String plan(Map<String, String> invited) {
        return "/api/v1/meetings/"
                + Classroom.id(
                        TEACHER.post("/api/v1/meetings", Map.of("title", "Term review", "targets", List.of(invited))));
    }
}
