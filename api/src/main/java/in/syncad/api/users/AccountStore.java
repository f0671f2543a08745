package in.syncad.api.users;

import in.syncad.api.security.Role;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
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
            SELECT u.id, u.display_name, u.email, u.phone, u.status, u.token_version, u.row_version,
                   ARRAY(SELECT r.role FROM user_role r WHERE r.user_id = u.id) AS roles
            FROM user_account u
            """;

    private final JdbcClient database;

    AccountStore(JdbcClient database) {
        this.database = database;
    }

    Optional<Account> find(UUID id) {
        return database.sql(SELECT + "WHERE u.id = :id")
                .param("id", id)
                .query((row, number) -> account(row))
                .optional();
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

    private static SigningIn signingIn(ResultSet row) throws SQLException {
        return new SigningIn(row.getObject("id", UUID.class), roles(row), row.getInt("token_version"));
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("display_name"),
                row.getString("email"),
                row.getString("phone"),
                AccountStatus.ofCode(row.getString("status")),
                roles(row));
    }

    private static Set<Role> roles(ResultSet row) throws SQLException {
        Array roles = row.getArray("roles");
        return Arrays.stream((String[]) roles.getArray()).map(Role::ofCode).collect(Collectors.toUnmodifiableSet());
    }
}
