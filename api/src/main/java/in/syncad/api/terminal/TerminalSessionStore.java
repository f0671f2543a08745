package in.syncad.api.terminal;

import in.syncad.api.security.Caller;
import in.syncad.api.terminal.TerminalSession.Person;
import in.syncad.api.web.Listed;
import in.syncad.api.web.Position;
import in.syncad.api.web.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The rows of terminals. People see their own, and those that they may look on.
@Repository
class TerminalSessionStore {

    private static final String SELECT = """
            SELECT s.id, s.title, s.owner_id, o.display_name AS owner_name, s.opened_at, s.expires_at, s.ended_at,
                   s.row_version,
                   (SELECT json_agg(json_build_object('id', u.id, 'displayName', u.display_name) ORDER BY u.id)
                    FROM terminal_viewer v
                    JOIN user_account u ON u.id = v.user_id
                    WHERE v.session_id = s.id) AS viewers
            FROM terminal_session s
            JOIN user_account o ON o.id = s.owner_id
            WHERE (s.owner_id = :caller
                   OR EXISTS (SELECT FROM terminal_viewer m WHERE m.session_id = s.id AND m.user_id = :caller))
            """;

    private static final String LIST = SELECT + """
              AND (CAST(:after AS uuid) IS NULL OR s.id < :after)
            ORDER BY s.id DESC
            LIMIT :limit
            """;

    private final JdbcClient database;
    private final JsonMapper json;

    TerminalSessionStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Optional<Versioned<TerminalSession>> find(UUID id, Caller caller) {
        return database.sql(SELECT + " AND s.id = :id")
                .param("caller", caller.id())
                .param("id", id)
                .query((row, number) -> new Versioned<>(session(row), row.getInt("row_version")))
                .optional();
    }

    /// Newest first.
    List<Listed<TerminalSession>> list(Caller caller, Optional<Position> position, int limit) {
        return database.sql(LIST)
                .param("caller", caller.id())
                .param("after", position.map(Position::id).orElse(null))
                .param("limit", limit)
                .query((row, number) -> new Listed<>(session(row), new Position("", row.getObject("id", UUID.class))))
                .list();
    }

    /// The sessions of an owner that go on. Two who ask for one owner at the same moment are put in a queue until the
    /// end of the transaction.
    int countLive(UUID owner, Instant now) {
        database.sql("SELECT FROM user_account WHERE id = :owner FOR NO KEY UPDATE")
                .param("owner", owner)
                .query()
                .listOfRows();
        return database.sql("""
                        SELECT count(*) FROM terminal_session
                        WHERE owner_id = :owner AND ended_at IS NULL AND expires_at > :now
                        """)
                .param("owner", owner)
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .single();
    }

    void add(UUID id, UUID owner, String title, Instant now, Instant expires) {
        database.sql("""
                        INSERT INTO terminal_session (id, owner_id, title, opened_at, expires_at)
                        VALUES (:id, :owner, :title, :now, :expires)
                        """)
                .param("id", id)
                .param("owner", owner)
                .param("title", title)
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expires))
                .update();
    }

    /// Raises the version of a session that has not ended, and so holds its row until the end of the transaction.
    ///
    /// @return the version before
    Optional<Integer> touch(UUID id) {
        return database.sql("""
                        UPDATE terminal_session SET row_version = row_version + 1
                        WHERE id = :id AND ended_at IS NULL
                        RETURNING row_version - 1
                        """).param("id", id).query(Integer.class).optional();
    }

    void end(UUID id, Instant now) {
        database.sql("UPDATE terminal_session SET ended_at = :now WHERE id = :id")
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
    }

    /// With their viewers.
    ///
    /// @param before when they had ended, or should have by themselves
    /// @return how many there were, at most as many as asked for
    int removeEnded(Instant before, int limit) {
        return database.sql("""
                        DELETE FROM terminal_session
                        WHERE id IN (SELECT id FROM terminal_session
                                     WHERE coalesce(ended_at, expires_at) < :before
                                     LIMIT :limit)
                        """)
                .param("before", Timestamp.from(before))
                .param("limit", limit)
                .update();
    }

    void setViewers(UUID id, Set<UUID> users) {
        database.sql("DELETE FROM terminal_viewer WHERE session_id = :id")
                .param("id", id)
                .update();
        database.sql("""
                        INSERT INTO terminal_viewer (session_id, user_id)
                        SELECT :id, viewer FROM unnest(CAST(:users AS uuid[])) viewer
                        """)
                .param("id", id)
                .param("users", users.toArray(UUID[]::new))
                .update();
    }

    /// How many of them are people who may be asked to look on: active, and teachers or school-admins.
    int countStaff(Set<UUID> users) {
        return database.sql("""
                        SELECT count(*) FROM user_account u
                        WHERE u.id = ANY (CAST(:users AS uuid[])) AND u.status = 'active'
                          AND EXISTS (SELECT FROM user_role r
                                      WHERE r.user_id = u.id AND r.role IN ('teacher', 'school-admin'))
                        """)
                .param("users", users.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /// The number of a new connection: higher than that of every other one of this session.
    long nextConnection(UUID id) {
        return database.sql("""
                        UPDATE terminal_session SET connections = connections + 1
                        WHERE id = :id
                        RETURNING connections
                        """).param("id", id).query(Long.class).single();
    }

    private TerminalSession session(ResultSet row) throws SQLException {
        String viewers = row.getString("viewers");
        Timestamp ended = row.getTimestamp("ended_at");
        return new TerminalSession(
                row.getObject("id", UUID.class),
                row.getString("title"),
                new Person(row.getObject("owner_id", UUID.class), row.getString("owner_name")),
                viewers == null ? List.of() : Arrays.asList(json.readValue(viewers, Person[].class)),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
