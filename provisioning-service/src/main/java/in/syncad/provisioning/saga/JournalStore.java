package in.syncad.provisioning.saga;

import in.syncad.provisioning.saga.SagaStore.Taken;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Writes down how far a saga is, before and after each effect, under the lease of the one who works on it. The row
/// of the saga is locked by each write, so that nothing is recorded for a saga that was called off meanwhile.
@Repository
class JournalStore {

    private final JdbcClient sql;
    private final JsonMapper json;

    JournalStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void begin(Taken taken, int position, Instant now) {
        written(step(taken, position, """
                        WITH held AS (
                          SELECT id FROM saga WHERE id = :saga AND lease = :lease AND status = 'running' FOR UPDATE)
                        UPDATE saga_step
                        SET status = 'running',
                            attempts = attempts + CASE status WHEN 'waiting' THEN 0 ELSE 1 END,
                            started_at = coalesce(started_at, :now)
                        FROM held WHERE saga_id = held.id AND position = :position
                        """).param("now", SagaStore.utc(now)));
    }

    void done(Taken taken, int position, Map<String, String> output, Instant now) {
        written(step(taken, position, """
                        WITH held AS (
                          SELECT id FROM saga WHERE id = :saga AND lease = :lease AND status = 'running' FOR UPDATE)
                        UPDATE saga_step
                        SET status = 'done', output = CAST(:output AS jsonb), error = NULL,
                            duration_ms = 1000 * extract(epoch FROM :now - started_at)
                        FROM held WHERE saga_id = held.id AND position = :position
                        """)
                .param("output", json.writeValueAsString(output))
                .param("now", SagaStore.utc(now)));
    }

    /// [#done] and [#begin] of another step at once: half as many commits.
    void doneAndBegin(Taken taken, int position, Map<String, String> output, int next, Instant now) {
        written(step(taken, position, """
                        WITH held AS (
                          SELECT id FROM saga WHERE id = :saga AND lease = :lease AND status = 'running' FOR UPDATE),
                        done AS (
                          UPDATE saga_step
                          SET status = 'done', output = CAST(:output AS jsonb), error = NULL,
                              duration_ms = 1000 * extract(epoch FROM :now - started_at)
                          FROM held WHERE saga_id = held.id AND position = :position
                          RETURNING held.id)
                        UPDATE saga_step
                        SET status = 'running',
                            attempts = attempts + CASE status WHEN 'waiting' THEN 0 ELSE 1 END,
                            started_at = coalesce(started_at, :now)
                        FROM done WHERE saga_id = done.id AND position = :next
                        """)
                .param("output", json.writeValueAsString(output))
                .param("next", next)
                .param("now", SagaStore.utc(now)));
    }

    void waiting(Taken taken, int position) {
        written(step(taken, position, """
                        WITH held AS (
                          SELECT id FROM saga WHERE id = :saga AND lease = :lease AND status = 'running' FOR UPDATE)
                        UPDATE saga_step SET status = 'waiting', error = NULL
                        FROM held WHERE saga_id = held.id AND position = :position
                        """));
    }

    /// @param status what the failed attempt leaves: `RETRYING` or `FAILED`
    void failed(Taken taken, int position, StepStatus status, String why, Instant now) {
        written(step(taken, position, """
                        WITH held AS (
                          SELECT id FROM saga WHERE id = :saga AND lease = :lease AND status = 'running' FOR UPDATE)
                        UPDATE saga_step
                        SET status = :status, error = :why,
                            duration_ms = 1000 * extract(epoch FROM :now - started_at)
                        FROM held WHERE saga_id = held.id AND position = :position
                        """)
                .param("status", status.code())
                .param("why", why)
                .param("now", SagaStore.utc(now)));
    }

    /// The step failed for good, and from now on the saga only goes back.
    void rollBack(Taken taken, SagaStep step, String why, Instant now) {
        written(step(taken, step.position(), """
                        WITH held AS (
                          UPDATE saga SET status = 'rolling-back', failure = :failure
                          WHERE id = :saga AND lease = :lease AND status = 'running'
                          RETURNING id)
                        UPDATE saga_step
                        SET status = 'failed', error = :why,
                            duration_ms = 1000 * extract(epoch FROM :now - started_at)
                        FROM held WHERE saga_id = held.id AND position = :position
                        """)
                .param("failure", step.name() + ": " + why)
                .param("why", why)
                .param("now", SagaStore.utc(now)));
    }

    void undoing(Taken taken, int position) {
        written(step(taken, position, """
                        WITH held AS (
                          SELECT id FROM saga WHERE id = :saga AND lease = :lease AND status = 'rolling-back' FOR UPDATE)
                        UPDATE saga_step SET status = 'undoing', undo_attempts = undo_attempts + 1
                        FROM held WHERE saga_id = held.id AND position = :position
                        """));
    }

    void undone(Taken taken, int position) {
        written(step(taken, position, """
                        WITH held AS (
                          SELECT id FROM saga WHERE id = :saga AND lease = :lease AND status = 'rolling-back' FOR UPDATE)
                        UPDATE saga_step SET status = 'undone'
                        FROM held WHERE saga_id = held.id AND position = :position
                        """));
    }

    void undoFailed(Taken taken, int position, String why) {
        written(step(taken, position, """
                        WITH held AS (
                          SELECT id FROM saga WHERE id = :saga AND lease = :lease AND status = 'rolling-back' FOR UPDATE)
                        UPDATE saga_step SET error = :why
                        FROM held WHERE saga_id = held.id AND position = :position
                        """).param("why", "undo: " + why));
    }

    void finish(Taken taken, SagaStatus status, Instant now) {
        written(sql.sql("""
                        UPDATE saga SET status = :status, finished_at = :now
                        WHERE id = :saga AND lease = :lease
                          AND status = CASE :status WHEN 'done' THEN 'running' ELSE 'rolling-back' END
                        """)
                .param("saga", taken.saga().id())
                .param("lease", taken.lease())
                .param("status", status.code())
                .param("now", SagaStore.utc(now)));
    }

    private JdbcClient.StatementSpec step(Taken taken, int position, String statement) {
        return sql.sql(statement)
                .param("saga", taken.saga().id())
                .param("lease", taken.lease())
                .param("position", position);
    }

    private static void written(JdbcClient.StatementSpec statement) {
        if (statement.update() == 0) {
            throw new LeaseLost();
        }
    }

    /// Somebody else took the saga up, or it was called off: stop working on it.
    static final class LeaseLost extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LeaseLost() {
            super("the saga is no longer ours", null, false, false);
        }
    }
}
