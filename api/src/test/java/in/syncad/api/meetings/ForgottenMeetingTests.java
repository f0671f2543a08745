package in.syncad.api.meetings;

import static in.syncad.api.meetings.Gathering.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.realtime.SocketClient;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.Parent;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.tenancy.CurrentSchool;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Meetings that everybody has left.
class ForgottenMeetingTests {

    private static final RunningApi API = RunningApi.shared();
    private static final Classroom ROOM = new Classroom(API, "forgotten");
    private static final ApiClient TEACHER = ROOM.as("teacher");
    private static final JdbcClient DATABASE = API.schools().database(ROOM.school);

    private final Gathering meeting = Gathering.of(ROOM, false);

    @Test
    void aMeetingThatNobodySitsInEndsAsByItsHost() throws Exception {
        Parent parent = Parent.of(ROOM, ROOM.studentInA);
        Gathering own = Gathering.by(TEACHER, Map.of("kind", "user", "value", parent.id()));
        look();
        own.assertState("running");
        pass("14 minutes");
        look();
        own.assertState("running");
        try (SocketClient socket = SocketClient.connected(parent.client())) {
            pass("1 minute");
            look();

            assertThat(socket.heard("meeting:ended").get("meeting").asString()).isEqualTo(own.id());
            assertThat(code(own.join(socket))).isEqualTo("meeting.not-running");
        }
        own.assertState("ended");
        assertThat(parent.client().get("/api/v1/me/notifications").expect(200).text())
                .doesNotContain(own.id());
        look();
        assertThat(ends(own)).containsExactly("nobody");
    }

    @Test
    void whoeverSitsThereKeepsItGoing() throws Exception {
        look();
        pass("1 hour");
        try (SocketClient teacher = SocketClient.connected(TEACHER)) {
            meeting.enter(teacher);
            look();
            pass("1 hour");
            look();
            meeting.assertState("running");
        }
    }

    @Test
    void whoCameAndWentMeanwhileGivesItTheWholeTimeAgain() throws Exception {
        look();
        pass("1 hour");
        try (SocketClient teacher = SocketClient.connected(TEACHER)) {
            meeting.enter(teacher);
            teacher.ask("meeting:leave", Map.of());
        }

        look();

        meeting.assertState("running");
        pass("15 minutes");
        look();
        meeting.assertState("ended");
    }

    /// As when the instance died that had the connection, while the host recorded.
    @Test
    void seatsOfTheDeadKeepNothingGoing() {
        DATABASE.sql("""
                        INSERT INTO meeting_seat (meeting_id, user_id, connection, inside, kept_until)
                        SELECT id, host_id, 'gone ' || id, true, now() - INTERVAL '1 second' FROM meeting
                        WHERE id = CAST(:id AS uuid)
                        """).param("id", meeting.id()).update();
        DATABASE.sql("UPDATE meeting SET recording = true WHERE id = CAST(:id AS uuid)")
                .param("id", meeting.id())
                .update();
        look();
        pass("15 minutes");

        look();

        meeting.assertState("ended");
        assertThat(DATABASE.sql("""
                        SELECT m.recording OR EXISTS (SELECT FROM meeting_seat s WHERE s.meeting_id = m.id)
                        FROM meeting m
                        WHERE m.id = CAST(:id AS uuid)
                        """)
                        .param("id", meeting.id())
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void whatWasNotStartedIsLeftAlone() {
        Map<String, Object> plan =
                Map.of("title", "Later", "targets", List.of(Map.of("kind", "section", "value", ROOM.sectionA)));
        Gathering planned = new Gathering(Classroom.id(TEACHER.post("/api/v1/meetings", plan)), TEACHER);

        assertThat(isWatched(planned)).isFalse();
        assertThat(isWatched(meeting)).isTrue();
        CurrentSchool.run(
                ROOM.school,
                () -> API.bean(EndForgotten.class).run(new EndForgotten.Watched(UUID.fromString(planned.id()))));
        planned.assertState("planned");
    }

    /// The look waits for them. What it read before would have shown nobody there.
    @Test
    void whoComesInWhileItIsLookedAtIsSeen() {
        UUID id = UUID.fromString(meeting.id());
        SeatStore seats = API.bean(SeatStore.class);
        TransactionTemplate transaction = new TransactionTemplate(API.bean(PlatformTransactionManager.class));

        CompletableFuture<Void> looking = CurrentSchool.call(
                ROOM.school,
                () -> transaction.execute(status -> {
                    seats.lock(id);
                    seats.setOccupied(id);
                    seats.add(id, UUID.fromString(Gathering.idOf(TEACHER)), "a test's " + id, true);
                    CompletableFuture<Void> started = CompletableFuture.runAsync(ForgottenMeetingTests::look);
                    await().until(ForgottenMeetingTests::somebodyWaitsForARow);
                    return started;
                }));
        looking.join();

        assertThat(DATABASE.sql("SELECT empty_since IS NULL FROM meeting WHERE id = :id AND state = 'running'")
                        .param("id", id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private static boolean somebodyWaitsForARow() {
        return DATABASE.sql("""
                        SELECT EXISTS (SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid)
                                       WHERE NOT l.granted AND a.datname = current_database())
                        """).query(Boolean.class).single();
    }

    @Test
    void whoComesBackAtThatMomentIsSeenOrFindsItEnded() throws Exception {
        for (int round = 0; round < 4; round++) {
            Gathering gathering = Gathering.of(ROOM, false);
            look();
            pass("15 minutes");
            try (SocketClient teacher = SocketClient.connected(TEACHER)) {
                List<String> outcomes = AtOnce.times(4, number -> {
                    if (number == 3) {
                        return joined(gathering, teacher);
                    }
                    look();
                    return "";
                });

                gathering.assertState(outcomes.getLast().equals("admitted") ? "running" : "ended");
                assertThat(outcomes.getLast()).isIn("admitted", "meeting.not-running");
                assertThat(ends(gathering)).hasSize(outcomes.getLast().equals("admitted") ? 0 : 1);
            }
        }
    }

    private static String joined(Gathering gathering, SocketClient client) {
        JsonNode answer = gathering.join(client);
        return answer.at("/data/admission").asString("") + code(answer);
    }

    /// As the jobs of all that run do.
    private static void look() {
        List<UUID> running = DATABASE.sql("SELECT id FROM meeting WHERE state = 'running'")
                .query(UUID.class)
                .list();
        CurrentSchool.run(
                ROOM.school,
                () -> running.forEach(id -> API.bean(EndForgotten.class).run(new EndForgotten.Watched(id))));
    }

    private static boolean isWatched(Gathering gathering) {
        return API.schools()
                .registry()
                .sql(
                        "SELECT EXISTS (SELECT FROM job_usual WHERE task_name = 'end-forgotten-meeting' AND task_instance LIKE '%/' || :id)")
                .param("id", gathering.id())
                .query(Boolean.class)
                .single();
    }

    private static void pass(String time) {
        DATABASE.sql("UPDATE meeting SET empty_since = empty_since - CAST(:time AS interval) WHERE state <> 'ended'")
                .param("time", time)
                .update();
    }

    /// Who ended it, each time.
    private static List<String> ends(Gathering of) {
        return DATABASE.sql("""
                        SELECT coalesce(actor_id::text, 'nobody') FROM audit_event
                        WHERE action = 'meeting.ended' AND entity_id = CAST(:id AS uuid)
                        """).param("id", of.id()).query(String.class).list();
    }
}
