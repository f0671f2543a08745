package in.syncad.api.invitations;

import in.syncad.api.security.Role;
import in.syncad.api.web.Listed;
import in.syncad.api.web.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Invitations. Open is one that was neither used nor withdrawn and has not expired.
@Repository
class InvitationStore {

    private static final String COLUMNS = "id, email, roles, invited_by, created_at, expires_at";
    private static final String OPEN = "ended_at IS NULL AND expires_at > :now";

    private final JdbcClient database;
    private final Clock clock;

    InvitationStore(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// One address has one invitation at most: the one before is over.
    void add(Invitation invitation) {
        database.sql("UPDATE invitation SET ended_at = :now WHERE email = :email AND ended_at IS NULL")
                .param("email", invitation.email())
                .param("now", now())
                .update();
        database.sql("""
                        INSERT INTO invitation (id, email, roles, invited_by, created_at, expires_at)
                        VALUES (:id, :email, :roles, :invitedBy, :createdAt, :expiresAt)
                        """)
                .param("id", invitation.id())
                .param("email", invitation.email())
                .param("roles", invitation.roles().stream().map(Role::code).toArray(String[]::new))
                .param("invitedBy", invitation.invitedBy())
                .param("createdAt", Timestamp.from(invitation.createdAt()))
                .param("expiresAt", Timestamp.from(invitation.expiresAt()))
                .update();
    }

    Optional<Invitation> findOpen(UUID id) {
        return database.sql("SELECT " + COLUMNS + " FROM invitation WHERE id = :id AND " + OPEN)
                .param("id", id)
                .param("now", now())
                .query((row, number) -> invitation(row))
                .optional();
    }

    /// Newest first.
    List<Listed<Invitation>> listOpen(Optional<Position> position, int limit) {
        return database.sql("SELECT " + COLUMNS + " FROM invitation WHERE " + OPEN + """
                         AND (CAST(:after AS uuid) IS NULL OR id < :after)
                        ORDER BY id DESC
                        LIMIT :limit
                        """)
                .param("now", now())
                .param("after", position.map(Position::id).orElse(null))
                .param("limit", limit)
                .query((row, number) -> {
                    Invitation invitation = invitation(row);
                    return new Listed<>(invitation, new Position("", invitation.id()));
                })
                .list();
    }

    /// Of several who end it at the same moment one does.
    Optional<Invitation> end(UUID id) {
        return database.sql(
                        "UPDATE invitation SET ended_at = :now WHERE id = :id AND " + OPEN + " RETURNING " + COLUMNS)
                .param("id", id)
                .param("now", now())
                .query((row, number) -> invitation(row))
                .optional();
    }

    /// @return how many were removed
    int removeOlderThan(Duration age) {
        return database.sql("DELETE FROM invitation WHERE expires_at < :horizon")
                .param("horizon", Timestamp.from(clock.instant().minus(age)))
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        String[] roles = (String[]) row.getArray("roles").getArray();
        return new Invitation(
                row.getObject("id", UUID.class),
                row.getString("email"),
                Arrays.stream(roles).map(Role::ofCode).collect(Collectors.toUnmodifiableSet()),
                row.getObject("invited_by", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
