package in.syncad.api.users;

import in.syncad.api.audience.Recipient;
import in.syncad.api.security.Role;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads groups of active accounts. Parents are not among them: whether a guardian gets notices is decided for each
/// child.
@Repository
class AccountAudienceStore {

    private final JdbcClient database;

    AccountAudienceStore(JdbcClient database) {
        this.database = database;
    }

    List<Recipient> everybody() {
        return database.sql("""
                        SELECT u.id FROM user_account u
                        WHERE u.status = 'active'
                          AND EXISTS (SELECT FROM user_role r WHERE r.user_id = u.id AND r.role <> 'parent')
                        """)
                .query((row, number) -> Recipient.of(row.getObject("id", UUID.class)))
                .list();
    }

    List<Recipient> withRole(Role role) {
        return database.sql("""
                        SELECT u.id FROM user_account u
                        JOIN user_role r ON r.user_id = u.id AND r.role = :role
                        WHERE u.status = 'active' AND r.role <> 'parent'
                        """)
                .param("role", role.code())
                .query((row, number) -> Recipient.of(row.getObject("id", UUID.class)))
                .list();
    }

    List<Recipient> one(UUID id) {
        return database.sql("SELECT id FROM user_account WHERE id = :id AND status = 'active'")
                .param("id", id)
                .query((row, number) -> Recipient.of(row.getObject("id", UUID.class)))
                .list();
    }
}
