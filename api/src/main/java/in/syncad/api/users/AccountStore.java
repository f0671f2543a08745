package in.syncad.api.users;

import in.syncad.api.security.Role;
import in.syncad.api.web.Listed;
import in.syncad.api.web.Position;
import in.syncad.api.web.Versioned;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads accounts with their roles.
@Repository
class AccountStore {

    private static final String SELECT = """
            SELECT u.id, u.display_name, u.email, u.email_status, u.phone, u.status, u.token_version, u.row_version, u.name_key,
                   ARRAY(SELECT r.role FROM user_role r WHERE r.user_id = u.id) AS roles
            FROM user_account u
            """;

    private static final String LIST = SELECT + """
            WHERE (CAST(:status AS text) IS NULL OR u.status = :status)
              AND (CAST(:role AS text) IS NULL
                   OR EXISTS (SELECT FROM user_role r WHERE r.user_id = u.id AND r.role = :role))
              AND (CAST(:q AS text) IS NULL OR starts_with(u.name_key, :q) OR position(' ' || :q IN u.name_key) > 0)
              AND (CAST(:after AS uuid) IS NULL OR (u.name_key, u.id) > (:key, :after))
            ORDER BY u.name_key, u.id
            LIMIT :limit
            """;

    private final JdbcClient database;

    AccountStore(JdbcClient database) {
        this.database = database;
    }

    Optional<Versioned<Account>> find(UUID id) {
        return database.sql(SELECT + "WHERE u.id = :id")
                .param("id", id)
                .query((row, number) -> new Versioned<>(account(row), row.getInt("row_version")))
                .optional();
    }

    List<Listed<Account>> list(AccountFilter filter, Optional<Position> position, int limit) {
        return database.sql(LIST)
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().code())
                .param("role", filter.role() == null ? null : filter.role().code())
                .param("q", filter.q())
                .param("key", position.map(Position::key).orElse(null))
                .param("after", position.map(Position::id).orElse(null))
                .param("limit", limit)
                .query((row, number) -> new Listed<>(
                        account(row), new Position(row.getString("name_key"), row.getObject("id", UUID.class))))
                .list();
    }

    Optional<SigningIn> signingIn(UUID id) {
        return database.sql(SELECT + "WHERE u.id = :id AND u.status = 'active'")
                .param("id", id)
                .query((row, number) -> signingIn(row))
                .optional();
    }

    Optional<SigningIn> signingIn(Login login) {
        String byLogin = switch (login) {
            case Login.Mail _ -> "WHERE u.email = :login AND u.status = 'active'";
            case Login.Phone _ -> "WHERE u.phone = :login AND u.status = 'active'";
        };
        return database.sql(SELECT + byLogin)
                .param("login", login.value())
                .query((row, number) -> signingIn(row))
                .optional();
    }

    /// Of the active account with that address, where mails come back and there is a phone.
    Optional<String> phoneInsteadOf(Login.Mail mail) {
        return database.sql("""
                        SELECT phone FROM user_account
                        WHERE email = :email AND status = 'active' AND email_status IS NOT NULL AND phone IS NOT NULL
                        """)
                .param("email", mail.value())
                .query(String.class)
                .optional();
    }

    UUID firstActive(Role role) {
        return database.sql("""
                        SELECT u.id
                        FROM user_account u
                        JOIN user_role r ON r.user_id = u.id AND r.role = :role
                        WHERE u.status = 'active'
                        ORDER BY u.created_at, u.id
                        LIMIT 1
                        """)
                .param("role", role.code())
                .query((row, number) -> row.getObject("id", UUID.class))
                .single();
    }

    /// How many of those accounts are active and have the role.
    int countActive(Set<UUID> ids, Role role) {
        return database.sql("""
                        SELECT count(*)
                        FROM user_account u
                        JOIN user_role r ON r.user_id = u.id AND r.role = :role
                        WHERE u.status = 'active' AND u.id = ANY (:ids)
                        """)
                .param("role", role.code())
                .param("ids", ids.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    private static SigningIn signingIn(ResultSet row) throws SQLException {
        return new SigningIn(row.getObject("id", UUID.class), roles(row), row.getInt("token_version"));
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("display_name"),
                row.getString("email"),
                row.getString("email_status") == null ? null : MailStatus.ofCode(row.getString("email_status")),
                row.getString("phone"),
                AccountStatus.ofCode(row.getString("status")),
                roles(row));
    }

    private static Set<Role> roles(ResultSet row) throws SQLException {
        Array roles = row.getArray("roles");
        return Arrays.stream((String[]) roles.getArray()).map(Role::ofCode).collect(Collectors.toUnmodifiableSet());
    }
}
