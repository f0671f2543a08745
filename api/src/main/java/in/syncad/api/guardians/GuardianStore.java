package in.syncad.api.guardians;

import in.syncad.api.web.Listed;
import in.syncad.api.web.Position;
import in.syncad.api.web.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads guardians, always within a [GuardianScope].
@Repository
class GuardianStore {

    private static final String SELECT = """
            SELECT g.id, g.first_name, g.last_name, g.phone, g.email, g.occupation, g.user_id, g.row_version, g.name_key,
                   %s AS in_full
            FROM guardian g
            WHERE %s
            """.formatted(GuardianScope.IN_FULL, GuardianScope.AT_ALL);

    private static final String FIND = SELECT + " AND g.id = :id";

    private static final String LIST = SELECT + """
              AND (CAST(:phone AS text) IS NULL OR g.phone = :phone)
              AND (CAST(:q AS text) IS NULL OR starts_with(g.name_key, :q) OR position(' ' || :q IN g.name_key) > 0)
              AND (CAST(:after AS uuid) IS NULL OR (g.name_key, g.id) > (:key, :after))
            ORDER BY g.name_key, g.id
            LIMIT :limit
            """;

    private final JdbcClient database;

    GuardianStore(JdbcClient database) {
        this.database = database;
    }

    Optional<Versioned<Guardian>> find(UUID id, GuardianScope scope) {
        return database.sql(FIND)
                .params(scope.parameters())
                .param("id", id)
                .query((row, number) -> new Versioned<>(guardian(row), row.getInt("row_version")))
                .optional();
    }

    /// Whether the caller sees that guardian in full, which is whom the caller may change.
    boolean isInFull(UUID id, GuardianScope scope) {
        return database.sql("SELECT EXISTS (SELECT FROM guardian g WHERE g.id = :id AND %s)"
                        .formatted(GuardianScope.IN_FULL))
                .params(scope.parameters())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    List<Listed<Guardian>> list(GuardianFilter filter, GuardianScope scope, Optional<Position> position, int limit) {
        return database.sql(LIST)
                .params(scope.parameters())
                .param("phone", filter.phone())
                .param("q", filter.q())
                .param("key", position.map(Position::key).orElse(null))
                .param("after", position.map(Position::id).orElse(null))
                .param("limit", limit)
                .query((row, number) -> new Listed<>(
                        guardian(row), new Position(row.getString("name_key"), row.getObject("id", UUID.class))))
                .list();
    }

    static Guardian guardian(ResultSet row) throws SQLException {
        Guardian guardian = new Guardian(
                row.getObject("id", UUID.class),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("phone"),
                row.getString("email"),
                row.getString("occupation"),
                row.getObject("user_id", UUID.class));
        return row.getBoolean("in_full") ? guardian : guardian.contact();
    }
}
