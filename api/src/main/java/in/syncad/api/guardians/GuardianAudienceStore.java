package in.syncad.api.guardians;

import in.syncad.api.audience.Recipient;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads which guardians get notices about which students who are there.
@Repository
class GuardianAudienceStore {

    private final JdbcClient database;

    GuardianAudienceStore(JdbcClient database) {
        this.database = database;
    }

    List<Recipient> all() {
        return database.sql("""
                        SELECT g.user_id, l.student_id
                        FROM student_guardian l
                        JOIN guardian g ON g.id = l.guardian_id
                        JOIN student s ON s.id = l.student_id AND s.status = 'active'
                        JOIN user_account u ON u.id = g.user_id AND u.status = 'active'
                        WHERE l.portal_access AND l.gets_notices
                        """)
                .query((row, number) ->
                        new Recipient(row.getObject("user_id", UUID.class), row.getObject("student_id", UUID.class)))
                .list();
    }
}
