package in.syncad.api.jobs;

import in.syncad.api.jobs.Attempt.Ending;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/// Ends attempts: what becomes of the job, and the line in the history, in one statement. An attempt that was given
/// up for lost meanwhile changes nothing.
@Repository
class AttemptStore {

    private static final String MINE = "WHERE task_name = :job AND task_instance = :key AND version = :version";

    private static final String RELEASED =
            "picked = false, picked_by = NULL, last_heartbeat = NULL, again_at = NULL, version = version + 1";

    private static final String WENT_WELL =
            RELEASED + ", consecutive_failures = 0, failing_since = NULL, failure = NULL, last_success = :now";

    private static final String AND_RECORD = """
            INSERT INTO job_attempt (lane, job, key, school_id, number, started_at, took_ms, ending, reason, node)
            SELECT :lane, :job, :key, school_id, :number, :startedAt, :took, :ending, :reason, :node
            FROM ended
            """;

    private static final String NOTE = "WITH ended AS (SELECT CAST(NULL AS uuid) AS school_id) " + AND_RECORD;

    private static final String REMOVE = """
            WITH ended AS (
              DELETE FROM %s
            """ + MINE + " AND again_at IS NULL RETURNING school_id) " + AND_RECORD;

    private static final String RUN_ONCE_MORE =
            """
            WITH ended AS (
              UPDATE %s
              SET execution_time = again_at,
            """ + WENT_WELL + " " + MINE + " AND again_at IS NOT NULL RETURNING school_id) " + AND_RECORD;

    private static final String GO_ON = """
            WITH ended AS (
              UPDATE %s AS job
              SET execution_time = :now,
                  priority = %s,
            """ + WENT_WELL + " " + MINE + " RETURNING school_id) " + AND_RECORD;

    /// Without a next time it waits for an operator, or until it is asked for again.
    private static final String TRY_LATER = """
            WITH ended AS (
              UPDATE %s
              SET execution_time = coalesce(CAST(:next AS timestamptz), again_at, 'infinity'),
                  consecutive_failures = coalesce(consecutive_failures, 0) + :counts,
                  failing_since = coalesce(failing_since, :now),
                  failure = :reason,
                  last_failure = :now,
            """ + RELEASED + " " + MINE + " RETURNING school_id) " + AND_RECORD;

    private final JdbcClient central;

    AttemptStore(@Qualifier("centralDataSource") DataSource central) {
        this.central = JdbcClient.create(central);
    }

    /// The job is over, unless it was asked for again meanwhile.
    ///
    /// @return false when it was no longer this attempt's to end
    boolean end(Attempt attempt, Ending ending, Optional<String> reason) {
        String table = attempt.lane().table();
        return record(REMOVE.formatted(table), attempt, ending, reason).update() > 0
                || record(RUN_ONCE_MORE.formatted(table), attempt, ending, reason)
                                .update()
                        > 0;
    }

    /// @return false when it was no longer this attempt's to end
    boolean goOn(Attempt attempt) {
        String table = attempt.lane().table();
        String statement = GO_ON.formatted(table, Turns.priority(table, "job.school_id", ":now"));
        return record(statement, attempt, Ending.MORE, Optional.empty()).update() > 0;
    }

    /// @param next empty: not by itself
    /// @return false when it was no longer this attempt's to end
    boolean tryLater(Attempt attempt, Ending ending, String reason, Optional<Instant> next) {
        return record(TRY_LATER.formatted(attempt.lane().table()), attempt, ending, Optional.of(reason))
                        .param("counts", ending == Ending.AGAIN ? 0 : 1)
                        .param("next", next.map(AttemptStore::timestamp).orElse(null))
                        .update()
                > 0;
    }

    /// For the history only, where somebody else decides what becomes of it.
    void note(Attempt attempt, Ending ending, Optional<String> reason) {
        record(NOTE, attempt, ending, reason).update();
    }

    private StatementSpec record(String statement, Attempt attempt, Ending ending, Optional<String> reason) {
        return central.sql(statement)
                .param("lane", attempt.lane().code())
                .param("job", attempt.job())
                .param("key", attempt.key())
                .param("version", attempt.version())
                .param("number", attempt.number())
                .param("node", attempt.node())
                .param("startedAt", timestamp(attempt.startedAt()))
                .param("took", attempt.took().toMillis())
                .param("now", timestamp(attempt.startedAt().plus(attempt.took())))
                .param("ending", ending.code())
                .param("reason", reason.orElse(null));
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
