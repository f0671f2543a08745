package in.syncad.api.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What operators see of the lanes and do to them.
@Repository
class QueueStore {

    private static final String STATES = ofEachLane("""
            SELECT '%s' AS lane,
                   count(*) FILTER (WHERE NOT picked AND execution_time <= :now) AS due,
                   count(*) FILTER (WHERE NOT picked AND execution_time > :now AND execution_time < 'infinity') AS later,
                   count(*) FILTER (WHERE picked) AS running,
                   count(*) FILTER (WHERE failing_since IS NOT NULL AND execution_time < 'infinity') AS failing,
                   count(*) FILTER (WHERE execution_time = 'infinity') AS given_up,
                   min(execution_time) FILTER (WHERE NOT picked AND execution_time <= :now) AS oldest
            FROM %s
            """);

    private static final String FAILING = """
            SELECT f.lane, f.task_name, f.task_instance, s.slug, f.failure, f.failing_since, f.attempts, f.next_at
            FROM (
            """ + ofEachLane("""
            SELECT '%s' AS lane, task_name, task_instance, school_id, coalesce(failure, 'see the log') AS failure,
                   coalesce(failing_since, last_failure) AS failing_since, consecutive_failures AS attempts,
                   CASE WHEN execution_time < 'infinity' THEN execution_time END AS next_at
            FROM %s
            WHERE failing_since IS NOT NULL OR consecutive_failures > 0
            """) + """
            ) AS f
            LEFT JOIN school s ON s.id = f.school_id
            WHERE (CAST(:lane AS text) IS NULL OR f.lane = :lane)
              AND (CAST(:school AS text) IS NULL OR s.slug = :school)
            ORDER BY f.next_at IS NOT NULL, f.failing_since DESC, f.task_instance
            LIMIT :limit
            """;

    private static final String PAST = """
            SELECT a.id, a.lane, a.job, a.key, s.slug, a.number, a.started_at, a.took_ms, a.ending, a.reason, a.node
            FROM job_attempt a
            LEFT JOIN school s ON s.id = a.school_id
            WHERE (CAST(:school AS text) IS NULL OR a.school_id IN (SELECT id FROM school WHERE slug = :school))
              AND (CAST(:ending AS text) IS NULL OR a.ending = :ending)
              AND (CAST(:before AS bigint) IS NULL OR a.id < :before)
            ORDER BY a.id DESC
            LIMIT :limit
            """;

    private static final String MINE = """
            WHERE task_name = :job AND task_instance = :key AND NOT picked
              AND (failing_since IS NOT NULL OR consecutive_failures > 0)
            """;

    private static final String RETRY = """
            WITH touched AS (
              UPDATE %s
              SET execution_time = :now, consecutive_failures = 0, version = version + 1
            """ + MINE + "RETURNING school_id)\n";

    private static final String DROP = """
            WITH touched AS (
              DELETE FROM %s
            """ + MINE + "AND school_id IS NOT NULL RETURNING school_id)\n";

    private static final String AND_AUDIT = """
            INSERT INTO operator_audit (happened_at, session, action, school_id, subject)
            SELECT :now, :session, :action, school_id, :subject
            FROM touched
            """;

    private static final String FORGET = """
            DELETE FROM job_attempt
            WHERE id IN (SELECT id FROM job_attempt WHERE started_at < :before ORDER BY started_at LIMIT :most)
            """;

    private final JdbcClient central;

    QueueStore(@Qualifier("centralDataSource") DataSource central) {
        this.central = JdbcClient.create(central);
    }

    List<LaneState> states(Instant now) {
        return central.sql(STATES)
                .param("now", timestamp(now))
                .query((row, number) -> new LaneState(
                        lane(row),
                        row.getLong("due"),
                        row.getLong("later"),
                        row.getLong("running"),
                        row.getLong("failing"),
                        row.getLong("given_up"),
                        instant(row, "oldest").map(oldest -> Duration.between(oldest, now))))
                .list();
    }

    List<FailingJob> failing(Optional<JobLane> lane, Optional<String> school, int limit) {
        return central.sql(FAILING)
                .param("lane", lane.map(JobLane::code).orElse(null))
                .param("school", school.orElse(null))
                .param("limit", limit)
                .query((row, number) -> new FailingJob(
                        new JobId(lane(row), row.getString("task_name"), row.getString("task_instance")),
                        Optional.ofNullable(row.getString("slug")),
                        row.getString("failure"),
                        instant(row, "failing_since").orElse(Instant.EPOCH),
                        row.getInt("attempts"),
                        instant(row, "next_at")))
                .list();
    }

    List<PastAttempt> past(Optional<String> school, Optional<String> ending, Optional<Long> before, int limit) {
        return central.sql(PAST)
                .param("school", school.orElse(null))
                .param("ending", ending.orElse(null))
                .param("before", before.orElse(null))
                .param("limit", limit)
                .query(QueueStore::attempt)
                .list();
    }

    /// @return false when it is not there, not failing, or running
    boolean retry(JobId job, String session, Instant now) {
        return touch(RETRY, job, "job.retried", session, now);
    }

    /// @return false when it is not there, not failing, or running
    boolean drop(JobId job, String session, Instant now) {
        return touch(DROP, job, "job.dropped", session, now);
    }

    int forgetBefore(Instant before, int most) {
        return central.sql(FORGET)
                .param("before", timestamp(before))
                .param("most", most)
                .update();
    }

    private boolean touch(String statement, JobId job, String action, String session, Instant now) {
        return central.sql(statement.formatted(job.lane().table()) + AND_AUDIT)
                        .param("job", job.job())
                        .param("key", job.key())
                        .param("now", timestamp(now))
                        .param("session", session)
                        .param("action", action)
                        .param("subject", "%s %s %s".formatted(job.lane().code(), job.job(), job.key()))
                        .update()
                > 0;
    }

    private static PastAttempt attempt(ResultSet row, int number) throws SQLException {
        return new PastAttempt(
                row.getLong("id"),
                new JobId(lane(row), row.getString("job"), row.getString("key")),
                Optional.ofNullable(row.getString("slug")),
                row.getInt("number"),
                instant(row, "started_at").orElseThrow(),
                Duration.ofMillis(row.getLong("took_ms")),
                row.getString("ending"),
                Optional.ofNullable(row.getString("reason")),
                row.getString("node"));
    }

    private static String ofEachLane(String select) {
        return Arrays.stream(JobLane.values())
                .map(lane -> select.formatted(lane.code(), lane.table()))
                .collect(Collectors.joining("UNION ALL\n"));
    }

    private static JobLane lane(ResultSet row) throws SQLException {
        return JobLane.ofCode(row.getString("lane")).orElseThrow();
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
