package in.syncad.api.jobs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts jobs into their lanes. Each call is a transaction of its own on the central database, also inside one on a
/// school's database, so that no central connection is held until that one ends.
@Repository
class JobStore {

    /// A job that waits is moved; a running one is noted to run once more, because nobody knows how much of the new
    /// work it has seen. The last data count. The version stays, because the end of the running attempt goes by it.
    private static final String UNLESS_KNOWN = """
            ON CONFLICT (task_name, task_instance) DO UPDATE
            SET task_data = excluded.task_data,
                execution_time = CASE
                  WHEN job.picked THEN job.execution_time
                  WHEN :exactly THEN excluded.execution_time
                  ELSE least(job.execution_time, excluded.execution_time) END,
                again_at = CASE
                  WHEN NOT job.picked THEN NULL
                  WHEN :exactly THEN excluded.execution_time
                  ELSE least(job.again_at, excluded.execution_time) END
            """;

    private static final String PUT = """
            INSERT INTO %s AS job
              (task_name, task_instance, task_data, execution_time, picked, version, school_id, priority)
            VALUES (:name, :key, :data, :at, false, 1, :school, %s)
            """ + UNLESS_KNOWN;

    /// A job that is running is in this round already.
    private static final String PUT_ROUND = """
            INSERT INTO %s AS job
              (task_name, task_instance, task_data, execution_time, picked, version, school_id, priority)
            SELECT :name, CAST(due.school AS text) || '/round',
                   convert_to(CAST(json_build_object('school', due.school, 'data', '{}') AS text), 'UTF8'),
                   due.at, false, 1, due.school, %s
            FROM unnest(CAST(:schools AS uuid[]), CAST(:moments AS timestamptz[])) AS due (school, at)
            ON CONFLICT (task_name, task_instance) DO UPDATE
            SET execution_time = least(job.execution_time, excluded.execution_time)
            WHERE NOT job.picked
            """;

    private static final String REMOVE = "DELETE FROM %s WHERE task_name = :name AND task_instance = :key";

    private static final String REMOVE_WAITING = REMOVE + " AND NOT picked";

    private static final String ONCE_IS_ENOUGH =
            "UPDATE %s SET again_at = NULL WHERE task_name = :name AND task_instance = :key AND picked";

    private final JdbcClient central;
    private final TransactionTemplate transaction;

    JobStore(@Qualifier("centralDataSource") DataSource central) {
        this.central = JdbcClient.create(central);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(central));
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// At that time, or earlier if it is waiting for an earlier one.
    void putNoLaterThan(StoredJob job, Instant at) {
        transaction.executeWithoutResult(status -> put(job, at, false));
    }

    /// At that time, whatever it is waiting for.
    void putAt(StoredJob job, Instant at) {
        transaction.executeWithoutResult(status -> put(job, at, true));
    }

    /// When a school is to be visited.
    record Due(UUID school, Instant at) {}

    void putRound(RecurringSchoolJob job, List<Due> visits) {
        String table = job.lane().table();
        central.sql(PUT_ROUND.formatted(table, Turns.priority(table, "due.school", "due.at")))
                .param("name", job.name())
                .param(
                        "schools",
                        visits.stream().map(due -> due.school().toString()).toArray(String[]::new))
                .param(
                        "moments",
                        visits.stream().map(due -> due.at().toString()).toArray(String[]::new))
                .update();
    }

    /// Puts the one no later than that, in place of the other.
    void replace(StoredJob gone, StoredJob job, Instant at) {
        transaction.executeWithoutResult(status -> {
            on(REMOVE, gone).update();
            put(job, at, false);
        });
    }

    void remove(StoredJob job) {
        transaction.executeWithoutResult(status -> on(REMOVE, job).update());
    }

    /// Takes it out unless it is running already; in that case it will not run once more.
    ///
    /// @return whether it was waiting
    boolean cancel(StoredJob job) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean waited = on(REMOVE_WAITING, job).update() > 0;
            on(ONCE_IS_ENOUGH, job).update();
            return waited;
        }));
    }

    private void put(StoredJob job, Instant at, boolean exactly) {
        String table = job.lane().table();
        central.sql(PUT.formatted(table, Turns.priority(table, ":school", ":at")))
                .param("name", job.name())
                .param("key", job.key())
                .param("data", job.data().getBytes(StandardCharsets.UTF_8))
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("school", job.school())
                .param("exactly", exactly)
                .update();
    }

    private StatementSpec on(String statement, StoredJob job) {
        return central.sql(statement.formatted(job.lane().table()))
                .param("name", job.name())
                .param("key", job.key());
    }
}
