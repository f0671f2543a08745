package in.syncad.provisioning.fleet;

import in.syncad.provisioning.fleet.Fleet.Durations;
import in.syncad.provisioning.fleet.Fleet.FailingJob;
import in.syncad.provisioning.fleet.Fleet.Standby;
import in.syncad.provisioning.fleet.Fleet.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts.
@Repository
class FleetStore {

    private final JdbcClient sql;

    FleetStore(JdbcClient sql) {
        this.sql = sql;
    }

    Map<String, Integer> schools() {
        return sql
                .sql("SELECT status, count(*) AS schools FROM school WHERE status <> 'deleted' GROUP BY status")
                .query((row, number) -> Map.entry(row.getString("status"), row.getInt("schools")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Versions are numbers, with points in them where they have several.
    List<Version> versions(String current) {
        return sql.sql("""
                        SELECT coalesce(schema_version, 'unknown') AS version, count(*) AS schools
                        FROM school WHERE status IN ('active', 'suspended', 'deleting')
                        GROUP BY schema_version
                        ORDER BY length(schema_version) DESC NULLS LAST, schema_version DESC
                        """)
                .query((row, number) -> new Version(
                        row.getString("version"),
                        row.getInt("schools"),
                        row.getString("version").equals(current)))
                .list();
    }

    /// Of the creations begun since then, by hours as they begin in India, and all together without an hour.
    ///
    /// @param from empty for all together
    record Creations(Optional<Instant> from, Durations durations) {}

    List<Creations> creations(Instant since) {
        return sql.sql("""
                        SELECT hour, count(*) AS creations,
                          percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS median,
                          percentile_cont(0.95) WITHIN GROUP (ORDER BY ms) AS percentile_95
                        FROM (
                          SELECT date_trunc('hour', saga.created_at, 'Asia/Kolkata') AS hour,
                            1000 * extract(epoch FROM activated_at - saga.created_at) AS ms
                          FROM saga JOIN school ON school.id = saga.subject
                          WHERE kind = 'create-school' AND saga.created_at > :since AND activated_at >= saga.created_at
                        ) AS creation
                        GROUP BY GROUPING SETS ((hour), ())
                        HAVING count(*) > 0
                        ORDER BY hour
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(FleetStore::creations)
                .list();
    }

    int failedCreations(Instant since) {
        return sql.sql("""
                        SELECT count(*) FROM saga
                        WHERE kind = 'create-school' AND status = 'rolled-back' AND created_at > :since
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    Standby standby(String stamp, int wanted) {
        return sql.sql("""
                        SELECT count(*) FILTER (WHERE ready) AS ready, count(*) FILTER (WHERE NOT ready) AS making
                        FROM standby_database WHERE stamp = :stamp
                        """)
                .param("stamp", stamp)
                .query((row, number) -> new Standby(row.getInt("ready"), row.getInt("making"), wanted))
                .single();
    }

    /// A saga that goes on after a failure is no failing job: it is shown with its school.
    List<FailingJob> failingJobs() {
        return sql.sql("""
                        SELECT task_name, consecutive_failures, execution_time FROM provisioning_task
                        WHERE consecutive_failures > 0 AND task_name <> 'saga' ORDER BY task_name
                        """)
                .query((row, number) -> new FailingJob(
                        row.getString("task_name"),
                        row.getInt("consecutive_failures"),
                        row.getObject("execution_time", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Creations creations(ResultSet row, int number) throws SQLException {
        return new Creations(
                Optional.ofNullable(row.getObject("hour", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                new Durations(
                        row.getInt("creations"),
                        Duration.ofMillis(row.getLong("median")),
                        Duration.ofMillis(row.getLong("percentile_95"))));
    }
}
