package in.syncad.api.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.security.Role;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TwinSchools;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whose terminals there are, and who may look on.
class TerminalSessionTests {

    private static final String SESSIONS = "/api/v1/terminal/sessions";
    private static final RunningApi API = RunningApi.shared();

    @Test
    void aStudentOpensSharesAndEndsATerminal() {
        Desk desk = new Desk(API, "Opened");
        String session = desk.session();

        assertThat(desk.student
                        .get(session)
                        .expect(200)
                        .body()
                        .at("/viewers/0/id")
                        .asString())
                .isEqualTo(TwinSchools.userOf(Role.TEACHER).toString());
        assertThat(desk.teacher.get(SESSIONS).expect(200).text()).contains("Homework");
        desk.teacher.post(session + "/tickets", Map.of("role", "browser")).expect(201);
        desk.teacher.post(session + "/tickets", Map.of("role", "cli")).expect(403, "terminal-session.not-yours");
        desk.as(Role.SCHOOL_ADMIN).get(session).expect(404, "terminal-session.unknown");

        desk.student.delete(session, "*").expect(204);
        desk.student.delete(session, "*").expect(409, "terminal-session.ended");
        desk.student.post(session + "/tickets", Map.of("role", "cli")).expect(409, "terminal-session.ended");
        assertThat(API.schools()
                        .database(desk.school)
                        .sql("SELECT action FROM audit_event WHERE entity = 'terminal-session' ORDER BY seq")
                        .query(String.class)
                        .list())
                .containsExactly("terminal-session.opened", "terminal-session.shared", "terminal-session.ended");
    }

    @Test
    void onlyStaffLookOn() {
        Desk desk = new Desk(API, "Looked");
        String session = desk.session();

        for (Role role : List.of(Role.PARENT, Role.STUDENT, Role.LIBRARIAN)) {
            desk.student
                    .send(
                            "PUT",
                            session + "/viewers",
                            "{\"users\":[\"%s\"]}".formatted(TwinSchools.userOf(role)),
                            Map.of("If-Match", "*", "Content-Type", "application/json"))
                    .expect(422, "terminal-session.no-staff");
        }
        desk.share(session, List.of());
        desk.teacher.get(session).expect(404);
    }

    @Test
    void nobodyHasMoreThanFourHoweverManyAreOpenedAtOnce() {
        Desk desk = new Desk(API, "Many");

        List<Integer> answers = AtOnce.times(
                12,
                number -> desk.student
                        .post(SESSIONS, Map.of("title", "Shell " + number))
                        .status());

        assertThat(answers).filteredOn(status -> status == 201).hasSize(4);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(8);
    }
}
