package in.syncad.api.meetings;

import static in.syncad.api.meetings.Gathering.code;
import static in.syncad.api.meetings.Gathering.idOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.realtime.SocketClient;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.Parent;
import in.syncad.api.testing.RunningApi;
import in.syncad.embedded.EmbeddedPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Seats over several instances, and when there are not enough of them.
class SeatTests {

    private static final Classroom ROOM = new Classroom(RunningApi.shared(), "seats");
    private static final ApiClient TEACHER = ROOM.as("teacher");
    private static final String TEACHER_ID = idOf(TEACHER);
    private static final Parent PARENT = Parent.of(ROOM, ROOM.studentInA);
    private static final Parent OTHER = Parent.of(ROOM, ROOM.studentInA);
    private static final JdbcClient DATABASE = RunningApi.shared().schools().database(ROOM.school);

    private static final RunningApi THERE =
            RunningApi.on(EmbeddedPlatform.shared(), Map.of("syncad.meetings.heartbeat", "1s"));

    private final Gathering meeting = Gathering.of(ROOM, false);

    @AfterAll
    static void end() {
        THERE.close();
    }

    @Test
    void twoInstancesAreOneMeeting() throws Exception {
        try (SocketClient teacher = there(TEACHER);
                SocketClient parent = SocketClient.connected(PARENT.client())) {
            meeting.enter(teacher);
            meeting.enter(parent);
            await().until(() -> reaches(parent, teacher));

            meeting.signal(teacher, "answer", PARENT.id());
            assertThat(next(parent, "meeting:answer")).contains(TEACHER_ID);
            meeting.say(teacher, "deny", Map.of("user", PARENT.id()));
            assertThat(next(parent, "meeting:seat-lost")).contains(meeting.id());
            assertThat(code(meeting.signal(parent, "offer", TEACHER_ID))).isEqualTo("meeting.not-admitted");
        }
    }

    @Test
    void whoWentWithADeadInstanceIsMissed() throws Exception {
        sit(1, "now() - INTERVAL '1 second'");
        try (SocketClient teacher = there(TEACHER)) {
            meeting.enter(teacher);
            assertThat(meeting.present()).containsExactly(TEACHER_ID);

            assertThat(next(teacher, "meeting:left")).contains(meeting.id());

            assertThat(seats(meeting)).isEqualTo(1);
        }
    }

    @Test
    void whoComesLateIsToldWhoIsMutedAndWhoRaisesAHand() throws Exception {
        try (SocketClient teacher = there(TEACHER);
                SocketClient parent = SocketClient.connected(PARENT.client());
                SocketClient other = there(OTHER.client())) {
            meeting.enter(teacher);
            meeting.enter(parent);
            meeting.say(parent, "mute", Map.of("muted", true));
            meeting.say(parent, "hand", Map.of("raised", true));
            meeting.say(teacher, "hand", Map.of("raised", true));

            JsonNode late = meeting.join(other).at("/data/meeting");

            JsonNode muted = participant(late, PARENT.id());
            assertThat(muted.get("muted").booleanValue()).isTrue();
            Instant raised = Instant.parse(muted.get("handRaisedAt").asString());
            assertThat(raised)
                    .isBefore(Instant.parse(
                            participant(late, TEACHER_ID).get("handRaisedAt").asString()));
            assertThat(participant(late, TEACHER_ID).get("muted").booleanValue())
                    .isFalse();
            assertThat(participant(late, OTHER.id()).has("handRaisedAt")).isFalse();

            meeting.say(parent, "hand", Map.of("raised", true));
            meeting.say(teacher, "hand", Map.of("raised", false));
            JsonNode again = meeting.join(parent).at("/data/meeting");
            assertThat(participant(again, PARENT.id())).isEqualTo(muted);
            assertThat(participant(again, TEACHER_ID).has("handRaisedAt")).isFalse();
        }
    }

    @Test
    void whoComesAgainIsNeitherMutedNorRaisesAHand() throws Exception {
        try (SocketClient teacher = there(TEACHER);
                SocketClient parent = SocketClient.connected(PARENT.client());
                SocketClient phone = there(PARENT.client())) {
            meeting.enter(teacher);
            meeting.enter(parent);
            meeting.say(parent, "mute", Map.of("muted", true));
            meeting.say(parent, "hand", Map.of("raised", true));

            JsonNode seen = participant(meeting.join(phone).at("/data/meeting"), PARENT.id());

            assertThat(seen.get("muted").booleanValue()).isFalse();
            assertThat(seen.has("handRaisedAt")).isFalse();
            assertThat(code(meeting.say(parent, "mute", Map.of("muted", true)))).isEqualTo("meeting.not-joined");
            assertThat(participant(TEACHER.get(meeting.path()).expect(200).body(), PARENT.id()))
                    .isEqualTo(seen);
        }
    }

    /// As when the message that says so was lost.
    @Test
    void whoseSeatIsGoneHearsNothingAfterTheNextHeartbeat() throws Exception {
        try (SocketClient teacher = there(TEACHER);
                SocketClient parent = there(PARENT.client())) {
            meeting.enter(teacher);
            next(parent, "meeting:open");
            meeting.enter(parent);
            DATABASE.sql("DELETE FROM meeting_seat WHERE user_id = CAST(:user AS uuid)")
                    .param("user", PARENT.id())
                    .update();

            await().pollInterval(Duration.ofMillis(400)).untilAsserted(() -> {
                parent.unread().clear();
                meeting.say(teacher, "hand", Map.of("raised", true));
                // What was said before is heard before the answer.
                assertThat(code(meeting.signal(parent, "offer", TEACHER_ID))).isEqualTo("meeting.not-joined");
                assertThat(parent.unread()).isEmpty();
            });
        }
    }

    @Test
    void theLastSeatIsTakenOnce() throws Exception {
        try (SocketClient teacher = SocketClient.connected(TEACHER);
                SocketClient parent = SocketClient.connected(PARENT.client());
                SocketClient other = there(OTHER.client())) {
            meeting.enter(teacher);
            sit(Seats.MOST - 1, "now() + INTERVAL '1 hour'");

            List<JsonNode> answers = AtOnce.times(2, number -> meeting.join(number == 0 ? parent : other));

            assertThat(answers.stream()
                            .map(answer -> answer.at("/data/admission").asString("") + code(answer)))
                    .containsExactlyInAnyOrder("admitted", "meeting.full");
            assertThat(meeting.join(teacher).has("data"))
                    .as("the host always has one")
                    .isTrue();
        }
    }

    @Test
    void whoGetsOtherRolesLosesTheirSeat() throws Exception {
        ApiClient host = ROOM.newUser("teacher");
        Gathering own = Gathering.by(host, Map.of("kind", "user", "value", PARENT.id()));
        try (SocketClient socket = SocketClient.connected(host)) {
            own.enter(socket);

            ROOM.admin
                    .patch("/api/v1/school-admin/users/" + idOf(host), "*", Map.of("roles", List.of("librarian")))
                    .expect(200);

            socket.awaitClosed(10);
            await().until(() -> seats(own) == 0);
        }
    }

    @Test
    void aHostWhoIsNoTeacherAnyMoreMayOnlyEndIt() throws Exception {
        ApiClient former = ROOM.as("librarian");
        DATABASE.sql("""
                        WITH host AS (
                          INSERT INTO meeting_participant (meeting_id, user_id, admission)
                          VALUES (CAST(:meeting AS uuid), CAST(:user AS uuid), 'admitted') RETURNING meeting_id, user_id)
                        UPDATE meeting m SET host_id = host.user_id FROM host WHERE m.id = host.meeting_id
                        """)
                .param("meeting", meeting.id())
                .param("user", idOf(former))
                .update();
        try (SocketClient host = SocketClient.connected(former)) {
            assertThat(code(meeting.join(host))).isEqualTo("meeting.not-host");
            assertThat(code(meeting.let(host, PARENT.id()))).isEqualTo("meeting.not-host");
        }
        former.send("POST", meeting.path() + "/end", null, Map.of("If-Match", "*"))
                .expect(200);
    }

    private static SocketClient there(ApiClient client) throws InterruptedException {
        return SocketClient.connected(THERE, client.host(), client.token());
    }

    private static JsonNode participant(JsonNode seen, String user) {
        return seen.get("participants")
                .valueStream()
                .filter(each -> each.get("id").asString().equals(user))
                .findFirst()
                .orElseThrow();
    }

    /// Instances follow each other's schools a moment after the first connection.
    private boolean reaches(SocketClient from, SocketClient to) {
        meeting.signal(from, "offer", TEACHER_ID);
        return to.unread().stream().anyMatch(packet -> packet.contains("meeting:offer"));
    }

    /// The next event of that name; others are passed over.
    private static String next(SocketClient client, String event) throws InterruptedException {
        String packet = client.next();
        while (!packet.contains(event)) {
            packet = client.next();
        }
        return packet;
    }

    private void sit(int guests, String until) {
        DATABASE.sql("""
                        WITH guest AS (
                          INSERT INTO user_account (id, display_name, email)
                          SELECT gen_random_uuid(), 'Guest', gen_random_uuid() || '@guests.test'
                          FROM generate_series(1, :guests) RETURNING id),
                        invited AS (
                          INSERT INTO meeting_participant (meeting_id, user_id, admission)
                          SELECT CAST(:meeting AS uuid), id, 'admitted' FROM guest RETURNING meeting_id, user_id)
                        INSERT INTO meeting_seat (meeting_id, user_id, connection, inside, kept_until)
                        SELECT meeting_id, user_id, 'gone ' || user_id, true, %s FROM invited
                        """.formatted(until))
                .param("guests", guests)
                .param("meeting", meeting.id())
                .update();
    }

    private static int seats(Gathering of) {
        return DATABASE.sql("SELECT count(*) FROM meeting_seat WHERE meeting_id = CAST(:meeting AS uuid)")
                .param("meeting", of.id())
                .query(Integer.class)
                .single();
    }
}
