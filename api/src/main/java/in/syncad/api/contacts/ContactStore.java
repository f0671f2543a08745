package in.syncad.api.contacts;

import in.syncad.api.security.Role;
import in.syncad.api.web.Listed;
import in.syncad.api.web.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds whom somebody may talk to, by the rules of the school.
@Repository
class ContactStore {

    /// True for the active accounts `u` that `:person` may talk to.
    private static final String ALLOWED = """
            u.status = 'active' AND u.id <> :person
            AND EXISTS (
              SELECT FROM user_role mine
              JOIN user_role theirs ON theirs.user_id = u.id
              JOIN contact_rule r ON r.one = least(mine.role COLLATE "C", theirs.role COLLATE "C")
                                 AND r.other = greatest(mine.role COLLATE "C", theirs.role COLLATE "C")
              WHERE mine.user_id = :person
                AND (r.reach = 'everybody'
                     OR u.id IN (SELECT kin.user_id
                                 FROM family_member self
                                 JOIN family_member kin ON kin.student_id = self.student_id
                                 WHERE self.user_id = :person)))
            """;

    private final JdbcClient database;

    ContactStore(JdbcClient database) {
        this.database = database;
    }

    Set<UUID> among(UUID person, Collection<UUID> people) {
        return database.sql("SELECT u.id FROM user_account u WHERE u.id = ANY (:people) AND " + ALLOWED)
                .param("person", person)
                .param("people", people.toArray(UUID[]::new))
                .query((row, number) -> id(row))
                .set();
    }

    /// By name.
    ///
    /// @param q the beginning of any word of the name
    List<Listed<Contact>> list(UUID person, @Nullable String q, Optional<Position> position, int limit) {
        return database.sql("""
                        SELECT u.id, u.display_name, u.name_key,
                               ARRAY(SELECT r.role FROM user_role r WHERE r.user_id = u.id) AS roles
                        FROM user_account u
                        WHERE %s
                          AND (CAST(:q AS text) IS NULL OR starts_with(u.name_key, :q)
                               OR position(' ' || :q IN u.name_key) > 0)
                          AND (CAST(:after AS uuid) IS NULL OR (u.name_key, u.id) > (:key, :after))
                        ORDER BY u.name_key, u.id
                        LIMIT :limit
                        """.formatted(ALLOWED))
                .param("person", person)
                .param("q", q)
                .param("key", position.map(Position::key).orElse(null))
                .param("after", position.map(Position::id).orElse(null))
                .param("limit", limit)
                .query((row, number) -> new Listed<>(contact(row), new Position(row.getString("name_key"), id(row))))
                .list();
    }

    private static Contact contact(ResultSet row) throws SQLException {
        String[] roles = (String[]) row.getArray("roles").getArray();
        return new Contact(
                id(row),
                row.getString("display_name"),
                Arrays.stream(roles).map(Role::ofCode).collect(Collectors.toUnmodifiableSet()));
    }

    private static UUID id(ResultSet row) throws SQLException {
        return row.getObject("id", UUID.class);
    }
}
