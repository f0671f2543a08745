package in.syncad.api.meetings;

import static in.syncad.api.meetings.Gathering.code;
import static in.syncad.api.meetings.Gathering.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.realtime.SocketClient;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.Parent;
import in.syncad.api.testing.RunningApi;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Nobody is recorded who has not agreed.
class RecordingTests {

    private static final Classroom ROOM = new Classroom(RunningApi.shared(), "recorded");
    private static final ApiClient TEACHER = ROOM.as("teacher");
    private static final Parent PARENT = Parent.of(ROOM, ROOM.studentInA);
    private static final Parent LATE = Parent.of(ROOM, ROOM.studentInA);

    private final Gathering meeting = Gathering.of(ROOM, false);
    private SocketClient teacher;
    private SocketClient parent;

    @BeforeEach
    void meet() throws InterruptedException {
        teacher = SocketClient.connected(TEACHER);
        parent = SocketClient.connected(PARENT.client());
        meeting.enter(teacher);
        parent.heard("meeting:open");
        meeting.enter(parent);
        teacher.heard("meeting:joined");
    }

    @AfterEach
    void part() {
        teacher.close();
        parent.close();
    }

    @Test
    void itBeginsWhenEverybodyAgrees() throws Exception {
        JsonNode asked = record(true);
        assertThat(asked.get("recording").booleanValue()).isFalse();
        assertThat(asked.get("awaited").valueStream().map(JsonNode::asString)).containsExactly(PARENT.id());
        parent.heard("meeting:consent-asked");
        assertThat(isRecorded()).isFalse();

        agree(parent, true);
        assertThat(teacher.heard("meeting:consent").get("given").booleanValue()).isTrue();
        assertThat(record(true).get("recording").booleanValue()).isTrue();

        assertThat(parent.heard("meeting:recording").get("recording").booleanValue())
                .isTrue();
        assertThat(isRecorded()).isTrue();
        assertThat(record(false).get("recording").booleanValue()).isFalse();
        assertThat(parent.heard("meeting:recording").get("recording").booleanValue())
                .isFalse();
        assertThat(record(true).get("awaited")).as("for another recording").hasSize(1);
        assertThat(audited())
                .containsExactly("meeting.recording-agreed", "meeting.recording-started", "meeting.recording-ended");
    }

    @Test
    void onlyTheHostRecords() {
        assertThat(code(meeting.say(parent, "recording", Map.of("recording", true))))
                .isEqualTo("meeting.not-host");
        assertThat(code(meeting.say(parent, "recording", Map.of("recording", false))))
                .isEqualTo("meeting.not-host");
    }

    @Test
    void whoTakesTheirConsentBackEndsIt() throws Exception {
        begin();

        agree(parent, false);

        assertThat(teacher.heard("meeting:recording").get("recording").booleanValue())
                .isFalse();
        assertThat(teacher.heard("meeting:consent").get("given").booleanValue()).isFalse();
        assertThat(isRecorded()).isFalse();
    }

    @Test
    void whoComesLaterComesInWithConsentOnly() throws Exception {
        begin();
        try (SocketClient late = SocketClient.connected(LATE.client())) {
            assertThat(code(meeting.join(late))).isEqualTo("meeting.recorded");
            assertThat(code(meeting.signal(late, "offer", idOf(TEACHER)))).isEqualTo("meeting.not-admitted");

            assertThat(meeting.say(late, "join", Map.of("consent", true))
                            .at("/data/meeting/recording")
                            .booleanValue())
                    .isTrue();
            teacher.heard("meeting:joined");
            assertThat(isRecorded()).isTrue();
        }
    }

    @Test
    void itEndsWhenTheDeviceThatRecordsGoes() throws Exception {
        begin();

        teacher.close();

        parent.heard("meeting:left");
        assertThat(parent.heard("meeting:recording").get("recording").booleanValue())
                .isFalse();
        assertThat(isRecorded()).isFalse();
    }

    private void begin() throws InterruptedException {
        agree(parent, true);
        teacher.heard("meeting:consent");
        assertThat(record(true).get("recording").booleanValue()).isTrue();
        teacher.heard("meeting:recording");
        parent.heard("meeting:recording");
    }

    private JsonNode record(boolean recording) {
        return meeting.say(teacher, "recording", Map.of("recording", recording)).get("data");
    }

    private void agree(SocketClient client, boolean given) {
        assertThat(meeting.say(client, "consent", Map.of("given", given)).has("data"))
                .isTrue();
    }

    private boolean isRecorded() {
        return PARENT.client()
                .get(meeting.path())
                .expect(200)
                .body()
                .get("recording")
                .booleanValue();
    }

    private List<String> audited() {
        return RunningApi.shared()
                .schools()
                .database(ROOM.school)
                .sql("""
                        SELECT action FROM audit_event
                        WHERE entity_id = CAST(:id AS uuid) AND action LIKE 'meeting.recording%' ORDER BY seq
                        """)
                .param("id", meeting.id())
                .query(String.class)
                .list();
    }
}
