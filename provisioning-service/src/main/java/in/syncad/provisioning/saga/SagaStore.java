package in.syncad.provisioning.saga;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The rows of sagas and their steps. Whoever works on a saga holds its latest lease and writes only under it.
@Repository
class SagaStore {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;

    SagaStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void insert(UUID id, SagaDefinition definition, UUID subject, Map<String, String> input, Instant now) {
        sql.sql("""
                        INSERT INTO saga (id, kind, subject, input, created_at)
                        VALUES (:id, :kind, :subject, CAST(:input AS jsonb), :now)
                        """)
                .param("id", id)
                .param("kind", definition.kind())
                .param("subject", subject)
                .param("input", json.writeValueAsString(input))
                .param("now", utc(now))
                .update();
        sql.sql("""
                        INSERT INTO saga_step (saga_id, position, name)
                        SELECT :id, position, name FROM unnest(CAST(:names AS text[])) WITH ORDINALITY AS s (name, position)
                        """)
                .param("id", id)
                .param("names", definition.steps().stream().map(Step::name).toArray(String[]::new))
                .update();
    }

    /// Takes the saga up; all who had it before can write no more. Empty when it is finished.
    Optional<Taken> take(UUID id) {
        return sql.sql("""
                        UPDATE saga SET lease = lease + 1
                        WHERE id = :id AND status IN ('running', 'rolling-back')
                        RETURNING lease
                        """).param("id", id).query(Integer.class).optional().map(lease -> new Taken(get(id), lease));
    }

    Saga get(UUID id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no saga " + id));
    }

    Optional<Saga> find(UUID id) {
        return whole(sql.sql("SELECT * FROM saga WHERE id = :id").param("id", id));
    }

    Optional<Saga> latest(UUID subject, String kind) {
        return whole(sql.sql("""
                        SELECT * FROM saga WHERE subject = :subject AND kind = :kind ORDER BY created_at DESC LIMIT 1
                        """).param("subject", subject).param("kind", kind));
    }

    /// The open saga about that subject; nobody records anything for it until the caller's transaction ends.
    Optional<Saga> lockOpen(UUID subject) {
        return whole(sql.sql("""
                        SELECT * FROM saga WHERE subject = :subject AND status IN ('running', 'rolling-back') FOR UPDATE
                        """).param("subject", subject));
    }

    List<Map<String, String>> outputs(UUID subject, String step) {
        return sql.sql("""
                        SELECT output FROM saga_step JOIN saga ON saga.id = saga_id
                        WHERE subject = :subject AND name = :step AND saga_step.status = 'done'
                        ORDER BY created_at DESC
                        """)
                .param("subject", subject)
                .param("step", step)
                .query((row, number) -> texts(row.getString("output")))
                .list();
    }

    List<OpenSaga> open(Collection<UUID> subjects) {
        List<OpenSaga> open = sql.sql("""
                        SELECT saga.*, CASE WHEN NOT task.picked THEN task.execution_time END AS next_attempt
                        FROM saga
                        LEFT JOIN provisioning_task task
                          ON task.task_name = 'saga' AND task.task_instance = CAST(saga.id AS text)
                        WHERE saga.subject = ANY(:subjects) AND saga.status IN ('running', 'rolling-back')
                        """)
                .param("subjects", subjects.toArray(UUID[]::new))
                .query((row, number) -> new OpenSaga(saga(row, number), instant(row, "next_attempt")))
                .list();
        Map<UUID, List<SagaStep>> steps =
                steps(open.stream().map(each -> each.saga().id()).toList());
        return open.stream()
                .map(each -> new OpenSaga(
                        each.saga().with(steps.getOrDefault(each.saga().id(), List.of())), each.nextAttempt()))
                .toList();
    }

    void cancel(UUID id, Instant now) {
        sql.sql("UPDATE saga SET status = 'cancelled', finished_at = :now WHERE id = :id")
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    void rollBack(UUID id, String why) {
        sql.sql("UPDATE saga SET status = 'rolling-back', failure = :why WHERE id = :id AND status = 'running'")
                .param("id", id)
                .param("why", why)
                .update();
    }

    /// The saga as it stands, if somebody has it rolled back while we had it.
    Optional<Taken> turnedRound(Taken taken) {
        return whole(sql.sql("SELECT * FROM saga WHERE id = :id AND lease = :lease AND status = 'rolling-back'")
                        .param("id", taken.saga().id())
                        .param("lease", taken.lease()))
                .map(taken::with);
    }

    private Optional<Saga> whole(JdbcClient.StatementSpec query) {
        return query.query(this::saga)
                .optional()
                .map(saga -> saga.with(steps(List.of(saga.id())).getOrDefault(saga.id(), List.of())));
    }

    private Saga saga(ResultSet row, int number) throws SQLException {
        return new Saga(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getObject("subject", UUID.class),
                SagaStatus.ofCode(row.getString("status")),
                texts(row.getString("input")),
                Optional.ofNullable(row.getString("failure")),
                List.of());
    }

    private Map<UUID, List<SagaStep>> steps(List<UUID> sagas) {
        return sql
                .sql("SELECT * FROM saga_step WHERE saga_id = ANY(:sagas) ORDER BY saga_id, position")
                .param("sagas", sagas.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(row.getObject("saga_id", UUID.class), step(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private SagaStep step(ResultSet row) throws SQLException {
        return new SagaStep(
                row.getInt("position"),
                row.getString("name"),
                StepStatus.ofCode(row.getString("status")),
                row.getInt("attempts"),
                row.getInt("undo_attempts"),
                instant(row, "started_at"),
                Optional.ofNullable(row.getObject("duration_ms", Long.class)),
                texts(row.getString("output")),
                Optional.ofNullable(row.getString("error")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private Map<String, String> texts(String text) {
        return json.readValue(text, TEXTS);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /// A saga and the right to write to it.
    record Taken(Saga saga, int lease) {

        /// With the saga as it stands now.
        Taken with(Saga current) {
            return new Taken(current, lease);
        }
    }
}
