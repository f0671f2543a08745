package in.syncad.api.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.jobs.Outcome;
import in.syncad.api.jobs.RecurringSchoolJob;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.tenancy.CurrentSchool;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Terminals are kept for ninety days after their end, what the audit knows of them for ever.
class ForgetTerminalsTests {

    private static final RunningApi API = RunningApi.shared();

    @Test
    void whatEndedNinetyDaysAgoIsGoneAndWhatGoesOnStays() {
        Desk desk = new Desk(API, "Forgotten");
        JdbcClient database = API.schools().database(desk.school);
        String ended = desk.session();
        desk.student.delete(ended, "*").expect(204);
        String expired = desk.session();
        String goesOn = desk.session();
        database.sql("UPDATE terminal_session SET expires_at = now() + INTERVAL '1 year' WHERE id = CAST(:id AS uuid)")
                .param("id", goesOn.substring(goesOn.lastIndexOf('/') + 1))
                .update();
        int events = events(database);

        assertThat(forget(desk, Duration.ofDays(89))).isInstanceOf(Outcome.Done.class);
        desk.teacher.get(ended).expect(200);
        desk.teacher.get(expired).expect(200);
        assertThat(forget(desk, Duration.ofDays(91))).isInstanceOf(Outcome.Done.class);

        desk.student.get(ended).expect(404, "terminal-session.unknown");
        desk.student.get(expired).expect(404, "terminal-session.unknown");
        desk.teacher.get(goesOn).expect(200);
        assertThat(count(database, "terminal_session")).isEqualTo(1);
        assertThat(count(database, "terminal_viewer")).isEqualTo(1);
        assertThat(events(database)).isEqualTo(events);
    }

    @Test
    void manyAreRemovedBitByBit() {
        Desk desk = new Desk(API, "Crowded");
        JdbcClient database = API.schools().database(desk.school);
        database.sql("""
                INSERT INTO terminal_session (id, owner_id, title, opened_at, expires_at)
                SELECT gen_random_uuid(), (SELECT id FROM user_account LIMIT 1), 'Shell', now(), now() + INTERVAL '8 hours'
                FROM generate_series(1, 1000)
                """).update();

        assertThat(forget(desk, Duration.ofDays(91))).isInstanceOf(Outcome.More.class);
        assertThat(forget(desk, Duration.ofDays(91))).isInstanceOf(Outcome.Done.class);
        assertThat(count(database, "terminal_session")).isZero();
    }

    private static Outcome forget(Desk desk, Duration later) {
        ForgetTerminals job =
                new ForgetTerminals(API.bean(TerminalSessionStore.class), Clock.offset(Clock.systemUTC(), later));
        return CurrentSchool.call(desk.school, () -> job.run(new RecurringSchoolJob.Round()));
    }

    private static int events(JdbcClient database) {
        return count(database, "audit_event WHERE entity = 'terminal-session'");
    }

    private static int count(JdbcClient database, String rows) {
        return database.sql("SELECT count(*) FROM " + rows).query(Integer.class).single();
    }
}
