package in.syncad.api.meetings;

import in.syncad.api.meetings.Meeting.Participant;
import in.syncad.api.meetings.Meeting.Person;
import in.syncad.api.security.Caller;
import in.syncad.api.web.Listed;
import in.syncad.api.web.Position;
import in.syncad.api.web.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The rows of meetings. People see those that they are invited to.
@Repository
class MeetingStore {

    private static final String SELECT = """
            SELECT m.id, m.title, m.host_id, h.display_name AS host_name, m.state, m.waiting_room, m.recording,
                   m.starts_at, m.started_at, m.ended_at, m.row_version, %s AS participants
            FROM meeting m
            JOIN user_account h ON h.id = m.host_id
            JOIN meeting_participant i ON i.meeting_id = m.id AND i.user_id = :caller
            """;

    /// Whoever has not been let in sees nobody but themselves.
    private static final String ONE = SELECT.formatted("""
            (SELECT json_agg(json_build_object('id', u.id, 'displayName', u.display_name, 'admission', p.admission,
                                               'present', s.user_id IS NOT NULL, 'muted', coalesce(s.muted, false),
                                               'handRaisedAt', s.hand_raised_at, 'consent', p.consent) ORDER BY u.id)
             FROM meeting_participant p
             JOIN user_account u ON u.id = p.user_id
             LEFT JOIN meeting_seat s
               ON s.meeting_id = m.id AND s.user_id = p.user_id AND s.kept_until > :now
             WHERE p.meeting_id = m.id
               AND (m.host_id = :caller OR p.user_id = :caller
                    OR (i.admission = 'admitted' AND p.admission = 'admitted')))""") + "WHERE m.id = :id";

    private static final String LIST = SELECT.formatted("NULL") + """
            WHERE (CAST(:after AS uuid) IS NULL OR m.id < :after)
            ORDER BY m.id DESC
            LIMIT :limit
            """;

    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    MeetingStore(JdbcClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    Optional<Versioned<Meeting>> find(UUID id, Caller caller) {
        return database.sql(ONE)
                .param("caller", caller.id())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .query((row, number) -> new Versioned<>(meeting(row), row.getInt("row_version")))
                .optional();
    }

    /// Newest first, without participants.
    List<Listed<Meeting>> list(Caller caller, Optional<Position> position, int limit) {
        return database.sql(LIST)
                .param("caller", caller.id())
                .param("after", position.map(Position::id).orElse(null))
                .param("limit", limit)
                .query((row, number) -> new Listed<>(meeting(row), new Position("", row.getObject("id", UUID.class))))
                .list();
    }

    void add(UUID id, MeetingDetails details, UUID host, Collection<UUID> invited) {
        database.sql("""
                        INSERT INTO meeting (id, host_id, title, waiting_room, starts_at)
                        VALUES (:id, :host, :title, :waitingRoom, :startsAt)
                        """)
                .param("id", id)
                .param("host", host)
                .param("title", details.title())
                .param("waitingRoom", details.waitingRoom())
                .param("startsAt", details.startsAt() == null ? null : Timestamp.from(details.startsAt()))
                .update();
        database.sql("""
                        INSERT INTO meeting_participant (meeting_id, user_id, admission)
                        SELECT :id, invited, CASE WHEN invited = :host THEN 'admitted' ELSE 'invited' END
                        FROM unnest(CAST(:invited AS uuid[])) invited
                        """)
                .param("id", id)
                .param("host", host)
                .param("invited", invited.toArray(UUID[]::new))
                .update();
    }

    /// @return the version before; empty when it was not planned any more
    Optional<Integer> start(UUID id) {
        return database.sql("""
                        UPDATE meeting SET state = 'running', started_at = :now, row_version = row_version + 1
                        WHERE id = :id AND state = 'planned'
                        RETURNING row_version - 1
                        """)
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .optional();
    }

    /// Everybody gets up.
    ///
    /// @return the version before; empty when it had ended already
    Optional<Integer> end(UUID id) {
        Optional<Integer> before = database.sql("""
                        UPDATE meeting
                        SET state = 'ended', ended_at = :now, recording = false, row_version = row_version + 1
                        WHERE id = :id AND state <> 'ended'
                        RETURNING row_version - 1
                        """)
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .optional();
        database.sql("DELETE FROM meeting_seat WHERE meeting_id = :id")
                .param("id", id)
                .update();
        return before;
    }

    boolean runs(UUID id) {
        return database.sql("SELECT EXISTS (SELECT FROM meeting WHERE id = :id AND state = 'running')")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /// What there is to tell of a meeting in the state that it has now.
    MeetingMoved moved(UUID id) {
        return database.sql("""
                        SELECT m.title, m.host_id, h.display_name AS host_name, m.state
                        FROM meeting m
                        JOIN user_account h ON h.id = m.host_id
                        WHERE m.id = :id
                        """)
                .param("id", id)
                .query((row, number) -> new MeetingMoved(
                        id,
                        row.getString("title"),
                        host(row),
                        MeetingState.ofCode(row.getString("state")),
                        invited(id)))
                .single();
    }

    List<UUID> invited(UUID id) {
        return database.sql("SELECT user_id FROM meeting_participant WHERE meeting_id = :id")
                .param("id", id)
                .query((row, number) -> row.getObject("user_id", UUID.class))
                .list();
    }

    private Meeting meeting(ResultSet row) throws SQLException {
        String participants = row.getString("participants");
        return new Meeting(
                row.getObject("id", UUID.class),
                row.getString("title"),
                host(row),
                MeetingState.ofCode(row.getString("state")),
                row.getBoolean("waiting_room"),
                row.getBoolean("recording"),
                participants == null ? null : List.of(json.readValue(participants, Participant[].class)),
                instant(row, "starts_at"),
                instant(row, "started_at"),
                instant(row, "ended_at"));
    }

    private static Person host(ResultSet row) throws SQLException {
        return new Person(row.getObject("host_id", UUID.class), row.getString("host_name"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
