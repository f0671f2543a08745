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
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who hears whom in a meeting.
class SignalsTests {

    private static final Classroom ROOM = new Classroom(RunningApi.shared(), "signals");
    private static final ApiClient TEACHER = ROOM.as("teacher");
    private static final String TEACHER_ID = idOf(TEACHER);
    private static final Parent PARENT = Parent.of(ROOM, ROOM.studentInA);

    private final Gathering meeting = Gathering.of(ROOM, true);

    @Test
    void whoWaitsHearsNothingUntilTheHostLetsThemIn() throws Exception {
        try (SocketClient teacher = SocketClient.connected(TEACHER);
                SocketClient parent = SocketClient.connected(PARENT.client())) {
            assertThat(code(meeting.join(parent))).isEqualTo("meeting.no-host");
            meeting.enter(teacher);
            parent.heard("meeting:open");
            assertThat(meeting.join(parent).at("/data/admission").asString()).isEqualTo("waiting");
            assertThat(teacher.heard("meeting:waiting").get("user").asString()).isEqualTo(PARENT.id());
            assertThat(code(meeting.signal(parent, "offer", TEACHER_ID))).isEqualTo("meeting.not-admitted");
            assertThat(code(meeting.signal(teacher, "offer", PARENT.id()))).isEqualTo("meeting.nobody");
            assertThat(code(meeting.let(parent, PARENT.id()))).isEqualTo("meeting.not-host");

            assertThat(meeting.let(teacher, PARENT.id()).has("data")).isTrue();
            parent.heard("meeting:admitted");
            assertThat(code(meeting.signal(parent, "offer", TEACHER_ID))).isEqualTo("meeting.not-joined");
            assertThat(code(meeting.signal(teacher, "offer", PARENT.id()))).isEqualTo("meeting.nobody");
            assertThat(meeting.join(parent).at("/data/iceServers/available").booleanValue())
                    .isFalse();
            assertThat(teacher.heard("meeting:joined").get("user").asString()).isEqualTo(PARENT.id());

            for (String event : List.of("offer", "answer", "candidate")) {
                meeting.signal(teacher, event, PARENT.id());
                JsonNode heard = parent.heard("meeting:" + event);
                assertThat(heard.get("from").asString()).isEqualTo(TEACHER_ID);
                assertThat(heard.get("signal").get("sdp").asString()).isEqualTo("v=0");
            }
            assertThat(teacher.unread()).isEmpty();
        }
    }

    @Test
    void whoComesIsToldWhoIsThere() throws Exception {
        try (SocketClient teacher = SocketClient.connected(TEACHER);
                SocketClient parent = SocketClient.connected(PARENT.client())) {
            bothIn(teacher, parent);

            JsonNode again = meeting.join(parent);

            assertThat(again.at("/data/meeting/participants")
                            .valueStream()
                            .filter(each -> each.get("present").booleanValue())
                            .map(each -> each.get("id").asString()))
                    .containsExactlyInAnyOrder(TEACHER_ID, PARENT.id());
        }
    }

    @Test
    void whoIsPutOutHearsAndSaysNothingMore() throws Exception {
        try (SocketClient teacher = SocketClient.connected(TEACHER);
                SocketClient parent = SocketClient.connected(PARENT.client())) {
            bothIn(teacher, parent);

            meeting.say(teacher, "deny", Map.of("user", PARENT.id()));

            assertThat(List.of(parent.next(), parent.next()))
                    .anyMatch(packet -> packet.contains("meeting:seat-lost"))
                    .anyMatch(packet -> packet.contains("meeting:denied"));
            teacher.heard("meeting:left");
            meeting.say(teacher, "hand", Map.of("raised", true));
            assertThat(code(meeting.say(parent, "hand", Map.of("raised", true))))
                    .isEqualTo("meeting.not-admitted");
            assertThat(code(meeting.signal(parent, "offer", TEACHER_ID))).isEqualTo("meeting.not-admitted");
            assertThat(code(meeting.join(parent))).isEqualTo("meeting.denied");
            PARENT.client().get(meeting.path() + "/ice-servers").expect(403, "meeting.not-admitted");
            assertThat(parent.unread()).isEmpty();
            assertThat(teacher.unread()).isEmpty();
        }
    }

    @Test
    void anotherDeviceTakesTheSeatOver() throws Exception {
        try (SocketClient teacher = SocketClient.connected(TEACHER);
                SocketClient parent = SocketClient.connected(PARENT.client());
                SocketClient phone = SocketClient.connected(PARENT.client())) {
            bothIn(teacher, parent);
            phone.heard("meeting:open");
            phone.heard("meeting:admitted");

            meeting.enter(phone);

            parent.heard("meeting:seat-lost");
            teacher.heard("meeting:left");
            teacher.heard("meeting:joined");
            assertThat(code(meeting.signal(parent, "offer", TEACHER_ID))).isEqualTo("meeting.not-joined");
            meeting.signal(teacher, "offer", PARENT.id());
            phone.heard("meeting:offer");
            parent.close();
            assertThat(meeting.say(phone, "hand", Map.of("raised", true)).has("data"))
                    .isTrue();
            teacher.heard("meeting:hand");
            assertThat(meeting.present()).containsExactlyInAnyOrder(TEACHER_ID, PARENT.id());
        }
    }

    @Test
    void whoGoesIsMissedAndTheEndEndsItForAll() throws Exception {
        try (SocketClient teacher = SocketClient.connected(TEACHER)) {
            SocketClient parent = SocketClient.connected(PARENT.client());
            bothIn(teacher, parent);
            parent.close();
            assertThat(teacher.heard("meeting:left").get("user").asString()).isEqualTo(PARENT.id());
            assertThat(meeting.present()).containsExactly(TEACHER_ID);

            meeting.end();

            teacher.heard("meeting:ended");
            assertThat(code(meeting.say(teacher, "hand", Map.of("raised", true))))
                    .isEqualTo("meeting.not-running");
            assertThat(code(meeting.join(teacher))).isEqualTo("meeting.not-running");
        }
    }

    @Test
    void whenTheHostGoesTheOthersStayAndNobodyComesIn() throws Exception {
        Parent late = Parent.of(ROOM, ROOM.studentInA);
        Gathering open = Gathering.of(ROOM, false);
        try (SocketClient teacher = SocketClient.connected(TEACHER);
                SocketClient parent = SocketClient.connected(PARENT.client());
                SocketClient other = SocketClient.connected(late.client())) {
            open.enter(teacher);
            open.enter(parent);
            teacher.ask("meeting:leave", Map.of());
            parent.heard("meeting:open");
            assertThat(parent.heard("meeting:left").get("user").asString()).isEqualTo(TEACHER_ID);

            assertThat(code(open.join(other))).isEqualTo("meeting.no-host");
            assertThat(open.say(parent, "hand", Map.of("raised", true)).has("data"))
                    .isTrue();
            open.enter(teacher);
            open.enter(other);
            assertThat(open.present()).hasSize(3);
        }
    }

    @Test
    void oneConnectionSitsInOneMeeting() throws Exception {
        Gathering other = Gathering.of(ROOM, true);
        try (SocketClient teacher = SocketClient.connected(TEACHER);
                SocketClient parent = SocketClient.connected(PARENT.client())) {
            bothIn(teacher, parent);

            other.enter(teacher);

            parent.heard("meeting:left");
            assertThat(code(meeting.signal(teacher, "offer", PARENT.id()))).isEqualTo("meeting.not-joined");
            assertThat(meeting.present()).containsExactly(PARENT.id());
            assertThat(other.present()).containsExactly(TEACHER_ID);
        }
    }

    @Test
    void theHostAsksForSilenceAndNobodyElseDoes() throws Exception {
        try (SocketClient teacher = SocketClient.connected(TEACHER);
                SocketClient parent = SocketClient.connected(PARENT.client())) {
            bothIn(teacher, parent);

            assertThat(code(meeting.say(parent, "ask-mute", Map.of("user", TEACHER_ID))))
                    .isEqualTo("meeting.not-host");
            meeting.say(teacher, "ask-mute", Map.of("user", PARENT.id()));
            parent.heard("meeting:mute-asked");
            meeting.say(parent, "mute", Map.of("muted", true));
            assertThat(teacher.heard("meeting:mute").get("muted").booleanValue())
                    .isTrue();
        }
    }

    @Test
    void whoIsNotInvitedFindsNoMeeting() throws Exception {
        Parent ofOtherSection = Parent.of(ROOM, ROOM.studentInB);
        try (SocketClient stranger = SocketClient.connected(ofOtherSection.client())) {
            assertThat(code(meeting.join(stranger))).isEqualTo("meeting.unknown");
            for (String event : List.of("admit", "deny", "ask-mute")) {
                assertThat(code(meeting.say(stranger, event, Map.of("user", PARENT.id()))))
                        .as(event)
                        .isEqualTo("meeting.unknown");
            }
            assertThat(code(meeting.signal(stranger, "offer", TEACHER_ID))).isEqualTo("meeting.unknown");
            assertThat(code(meeting.say(stranger, "recording", Map.of("recording", true))))
                    .isEqualTo("meeting.unknown");
            assertThat(code(meeting.say(stranger, "consent", Map.of("given", true))))
                    .isEqualTo("meeting.unknown");
        }
    }

    @Test
    void anotherSchoolFindsNoMeeting() throws Exception {
        Classroom elsewhere = new Classroom(RunningApi.shared(), "signals-elsewhere");
        try (SocketClient stranger = SocketClient.connected(elsewhere.as("teacher"))) {
            assertThat(code(meeting.join(stranger))).isEqualTo("meeting.unknown");
            assertThat(code(meeting.let(stranger, idOf(elsewhere.as("teacher")))))
                    .isEqualTo("meeting.unknown");
        }
    }

    @Test
    void nothingHostileBreaksIt() throws Exception {
        try (SocketClient teacher = SocketClient.connected(TEACHER);
                SocketClient parent = SocketClient.connected(PARENT.client())) {
            bothIn(teacher, parent);
            for (Object body : List.of(
                    Map.of(),
                    Map.of("meeting", 7),
                    Map.of("meeting", List.of(meeting.id())),
                    Map.of("meeting", "x".repeat(36)),
                    Map.of("meeting", meeting.id(), "secret", 1),
                    "text",
                    List.of())) {
                assertThat(code(parent.ask("meeting:offer", body)))
                        .isIn("body.missing", "request.invalid", "field.wrong-type", "field.unknown");
            }
            for (Object signal : List.of("x", 1, List.of(), Map.of("sdp", "x".repeat(Signals.LONGEST_SIGNAL)))) {
                assertThat(code(meeting.say(parent, "offer", Map.of("to", TEACHER_ID, "signal", signal))))
                        .isEqualTo("meeting.signal");
            }
            assertThat(code(meeting.signal(parent, "offer", UUID.randomUUID().toString())))
                    .isEqualTo("meeting.nobody");
            assertThat(code(meeting.let(teacher, UUID.randomUUID().toString()))).isEqualTo("meeting.nobody");
            assertThat(code(meeting.say(teacher, "deny", Map.of("user", TEACHER_ID))))
                    .isEqualTo("meeting.host-stays");
            parent.send("42[\"meeting:offer\",\"" + "x".repeat(1 << 20) + "\"]");
            parent.awaitClosed(10);
            assertThat(teacher.heard("meeting:left").get("user").asString()).isEqualTo(PARENT.id());
        }
    }

    @Test
    void whoseSessionEndsLosesTheirSeat() throws Exception {
        Parent goer = Parent.of(ROOM, ROOM.studentInA);
        Gathering open = Gathering.of(ROOM, false);
        try (SocketClient teacher = SocketClient.connected(TEACHER);
                SocketClient parent = SocketClient.connected(goer.client())) {
            open.enter(teacher);
            open.enter(parent);
            teacher.heard("meeting:joined");

            goer.client().send("POST", "/api/v1/auth/logout", null, Map.of()).expect(204);

            parent.awaitClosed(10);
            assertThat(teacher.heard("meeting:left").get("user").asString()).isEqualTo(goer.id());
            assertThat(open.present()).containsExactly(TEACHER_ID);
        }
    }

    /// The parent was let in and both have heard of everything.
    private void bothIn(SocketClient teacher, SocketClient parent) throws Exception {
        meeting.enter(teacher);
        parent.heard("meeting:open");
        meeting.join(parent);
        teacher.heard("meeting:waiting");
        meeting.let(teacher, PARENT.id());
        parent.heard("meeting:admitted");
        meeting.enter(parent);
        teacher.heard("meeting:joined");
    }
}
