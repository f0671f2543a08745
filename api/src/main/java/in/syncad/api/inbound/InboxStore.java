package in.syncad.api.inbound;

import in.syncad.common.tenancy.SchoolId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Rows of `inbound_event`, in the central database: whatever state a school is in, nothing is lost.
@Repository
class InboxStore {

    private static final String ADD = """
            WITH added AS (
              INSERT INTO inbound_event (source, event_key, school_id, body, received_at, settled_at, outcome)
              SELECT a.source, a.key, a.school, a.body, :now,
                     CASE WHEN a.outcome IS NOT NULL THEN CAST(:now AS timestamptz) END, a.outcome
              FROM unnest(CAST(:sources AS text[]), CAST(:keys AS text[]), CAST(:schools AS uuid[]),
                          CAST(:bodies AS text[]), CAST(:outcomes AS text[]))
                     AS a (source, key, school, body, outcome)
              ON CONFLICT ON CONSTRAINT inbound_event_once DO NOTHING
              RETURNING school_id, settled_at)
            SELECT DISTINCT school_id FROM added WHERE school_id IS NOT NULL AND settled_at IS NULL
            """;

    private final JdbcClient central;

    InboxStore(@Qualifier("centralDataSource") DataSource central) {
        this.central = JdbcClient.create(central);
    }

    /// An event that waits.
    record Waiting(long id, Source source, String body, Instant receivedAt) {}

    /// What became of one.
    record Settled(long id, String outcome) {}

    /// All of them or, when it fails, none. What is known already is left as it is.
    ///
    /// @return the schools that have something new to work on
    List<SchoolId> add(List<Arrival> arrivals, Instant now) {
        return central.sql(ADD)
                .param("sources", texts(arrivals, arrival -> arrival.source().code()))
                .param("keys", texts(arrivals, Arrival::key))
                .param(
                        "schools",
                        texts(
                                arrivals,
                                arrival ->
                                        arrival.school().map(SchoolId::toString).orElse(null)))
                .param("bodies", texts(arrivals, Arrival::body))
                .param("outcomes", texts(arrivals, arrival -> arrival.outcome().orElse(null)))
                .param("now", Timestamp.from(now))
                .query((row, number) -> new SchoolId(row.getObject("school_id", UUID.class)))
                .list();
    }

    List<Waiting> waiting(SchoolId school, int most) {
        return central.sql("""
                        SELECT id, source, body, received_at FROM inbound_event
                        WHERE school_id = :school AND settled_at IS NULL
                        ORDER BY id
                        LIMIT :most
                        """)
                .param("school", school.value())
                .param("most", most)
                .query((row, number) -> waiting(row))
                .list();
    }

    List<Waiting> unconfirmedSubscriptions(int most) {
        return central.sql("""
                        SELECT id, source, body, received_at FROM inbound_event
                        WHERE school_id IS NULL AND settled_at IS NULL AND source = 'subscription'
                        ORDER BY id
                        LIMIT :most
                        """)
                .param("most", most)
                .query((row, number) -> waiting(row))
                .list();
    }

    /// Schools with events that wait longer than they should.
    List<SchoolId> overdue(Instant before) {
        return central.sql("""
                        SELECT DISTINCT school_id FROM inbound_event
                        WHERE settled_at IS NULL AND school_id IS NOT NULL AND received_at < :before
                        """)
                .param("before", Timestamp.from(before))
                .query((row, number) -> new SchoolId(row.getObject("school_id", UUID.class)))
                .list();
    }

    void settle(List<Settled> settled, Instant now) {
        central.sql("""
                        UPDATE inbound_event e
                        SET settled_at = :now, outcome = s.outcome, body = NULL
                        FROM unnest(CAST(:ids AS bigint[]), CAST(:outcomes AS text[])) AS s (id, outcome)
                        WHERE e.id = s.id AND e.settled_at IS NULL
                        """)
                .param("ids", texts(settled, event -> Long.toString(event.id())))
                .param("outcomes", texts(settled, Settled::outcome))
                .param("now", Timestamp.from(now))
                .update();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getLong("id"),
                Source.ofCode(row.getString("source")),
                row.getString("body"),
                row.getTimestamp("received_at").toInstant());
    }

    /// @return how many
    int removeBefore(Instant moment) {
        return central.sql("DELETE FROM inbound_event WHERE received_at < :moment")
                .param("moment", Timestamp.from(moment))
                .update();
    }

    private static <T> String[] texts(List<T> values, Function<T, @Nullable String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }
}
