package in.syncad.api.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of who is let in and who is there. A seat counts for three heartbeats of its instance.
@Repository
class SeatStore {

    private static final int KEPT_HEARTBEATS = 3;

    private static final String REMOVE = """
            DELETE FROM meeting_seat
            WHERE meeting_id = :meeting AND %s
            RETURNING meeting_id, user_id, connection, inside
            """;

    private final JdbcClient database;
    private final Clock clock;
    private final Duration kept;

    SeatStore(JdbcClient database, Clock clock, @Value("${syncad.meetings.heartbeat}") Duration heartbeat) {
        this.database = database;
        this.clock = clock;
        kept = heartbeat.multipliedBy(KEPT_HEARTBEATS);
    }

    /// Holds the meeting until the end of the transaction, so that people come in, go and are recorded one after
    /// the other. Whoever changes a seat does so first.
    void lock(UUID meeting) {
        database.sql("SELECT FROM meeting WHERE id = :meeting FOR NO KEY UPDATE")
                .param("meeting", meeting)
                .query()
                .listOfRows();
    }

    Optional<Standing> standing(UUID meeting, UUID user) {
        return database.sql("""
                        SELECT m.host_id, m.state, m.waiting_room, m.recording, p.user_id, p.admission,
                               p.consent IS TRUE AS agrees, s.connection
                        FROM meeting m
                        JOIN meeting_participant p ON p.meeting_id = m.id AND p.user_id = :user
                        LEFT JOIN meeting_seat s
                          ON s.meeting_id = m.id AND s.user_id = p.user_id AND s.inside AND s.kept_until > :now
                        WHERE m.id = :meeting
                        """)
                .param("meeting", meeting)
                .param("user", user)
                .param("now", now())
                .query((row, number) -> standing(row))
                .optional();
    }

    /// How many sit inside, without the host and that user.
    int countGuests(UUID meeting, UUID user) {
        return database.sql("""
                        SELECT count(*)
                        FROM meeting_seat s
                        JOIN meeting m ON m.id = s.meeting_id
                        WHERE m.id = :meeting AND s.inside AND s.kept_until > :now
                          AND s.user_id <> m.host_id AND s.user_id <> :user
                        """)
                .param("meeting", meeting)
                .param("user", user)
                .param("now", now())
                .query(Integer.class)
                .single();
    }

    /// Looks whether somebody sits inside a meeting that is locked, and remembers since when nobody does.
    ///
    /// @return whether it runs, and nobody has been seen inside for so long
    boolean hasBeenEmpty(UUID meeting, Duration patience) {
        return database.sql("""
                        UPDATE meeting m
                        SET empty_since = CASE
                          WHEN NOT EXISTS (SELECT FROM meeting_seat s
                                           WHERE s.meeting_id = m.id AND s.inside AND s.kept_until > :now)
                          THEN coalesce(m.empty_since, :now) END
                        WHERE m.id = :meeting AND m.state = 'running'
                        RETURNING coalesce(empty_since <= :before, false)
                        """)
                .param("meeting", meeting)
                .param("now", now())
                .param("before", Timestamp.from(clock.instant().minus(patience)))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /// Somebody has come in.
    void setOccupied(UUID meeting) {
        database.sql("UPDATE meeting SET empty_since = NULL WHERE id = :meeting AND empty_since IS NOT NULL")
                .param("meeting", meeting)
                .update();
    }

    void setAdmission(UUID meeting, UUID user, Admission admission) {
        database.sql("""
                        UPDATE meeting_participant SET admission = :admission
                        WHERE meeting_id = :meeting AND user_id = :user
                        """)
                .param("meeting", meeting)
                .param("user", user)
                .param("admission", admission.code())
                .update();
    }

    /// The user has no seat there with another connection, and the connection none anywhere else. Whoever sits there
    /// already goes on showing what they show.
    ///
    /// @param inside and not at the door
    void add(UUID meeting, UUID user, String connection, boolean inside) {
        database.sql("""
                        INSERT INTO meeting_seat (meeting_id, user_id, connection, inside, kept_until)
                        VALUES (:meeting, :user, :connection, :inside, :until)
                        ON CONFLICT (meeting_id, user_id) DO UPDATE
                        SET inside = EXCLUDED.inside, kept_until = EXCLUDED.kept_until
                        """)
                .param("meeting", meeting)
                .param("user", user)
                .param("connection", connection)
                .param("inside", inside)
                .param("until", until())
                .update();
    }

    Optional<Departure> removeOf(UUID meeting, UUID user) {
        return database.sql(REMOVE.formatted("user_id = :user"))
                .param("meeting", meeting)
                .param("user", user)
                .query((row, number) -> departure(row))
                .optional();
    }

    /// With another connection than that.
    Optional<Departure> removeOther(UUID meeting, UUID user, String connection) {
        return database.sql(REMOVE.formatted("user_id = :user AND connection <> :connection"))
                .param("meeting", meeting)
                .param("user", user)
                .param("connection", connection)
                .query((row, number) -> departure(row))
                .optional();
    }

    Optional<Departure> removeOf(UUID meeting, String connection) {
        return database.sql(REMOVE.formatted("connection = :connection"))
                .param("meeting", meeting)
                .param("connection", connection)
                .query((row, number) -> departure(row))
                .optional();
    }

    /// A row that is gone shows nothing, so the meeting need not be locked.
    void setMuted(UUID meeting, String connection, boolean muted) {
        database.sql("""
                        UPDATE meeting_seat SET muted = :muted
                        WHERE meeting_id = :meeting AND connection = :connection
                        """)
                .param("meeting", meeting)
                .param("connection", connection)
                .param("muted", muted)
                .update();
    }

    /// As [#setMuted]. Raising it once more is not raising it later.
    void setHand(UUID meeting, String connection, boolean raised) {
        database.sql("""
                        UPDATE meeting_seat SET hand_raised_at = CASE WHEN :raised THEN coalesce(hand_raised_at, :now) END
                        WHERE meeting_id = :meeting AND connection = :connection
                        """)
                .param("meeting", meeting)
                .param("connection", connection)
                .param("raised", raised)
                .param("now", now())
                .update();
    }

    /// Those whose instance says nothing any more.
    List<Departure> removeLeftBehind(UUID meeting) {
        return database.sql(REMOVE.formatted("kept_until <= :now"))
                .param("meeting", meeting)
                .param("now", now())
                .query((row, number) -> departure(row))
                .list();
    }

    /// Says of connections that they are still there.
    ///
    /// @return those that have a seat
    Set<String> keep(UUID meeting, Collection<String> connections) {
        return new HashSet<>(database.sql("""
                        UPDATE meeting_seat SET kept_until = :until
                        WHERE meeting_id = :meeting AND connection = ANY (:connections)
                        RETURNING connection
                        """)
                .param("meeting", meeting)
                .param("connections", connections.toArray(String[]::new))
                .param("until", until())
                .query((row, number) -> row.getString("connection"))
                .list());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Timestamp until() {
        return Timestamp.from(clock.instant().plus(kept));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getObject("host_id", UUID.class),
                MeetingState.ofCode(row.getString("state")),
                row.getBoolean("waiting_room"),
                row.getBoolean("recording"),
                row.getObject("user_id", UUID.class),
                Admission.ofCode(row.getString("admission")),
                row.getBoolean("agrees"),
                Optional.ofNullable(row.getString("connection")));
    }

    private static Departure departure(ResultSet row) throws SQLException {
        return new Departure(
                row.getObject("meeting_id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getString("connection"),
                row.getBoolean("inside"),
                false);
    }
}
