package in.syncad.api.users;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is known of mail addresses, in `user_account`. The version rises with what is shown.
@Repository
class MailStatusStore {

    private final JdbcClient database;

    MailStatusStore(JdbcClient database) {
        this.database = database;
    }

    void trouble(String address, MailStatus status, Instant at) {
        database.sql("""
                        UPDATE user_account
                        SET email_status = :status, email_status_at = :at,
                            row_version = row_version + CASE WHEN email_status = :status THEN 0 ELSE 1 END
                        WHERE email = :address AND status <> 'closed'
                          AND (email_status_at IS NULL OR email_status_at < :at)
                        """)
                .param("status", status.code())
                .param("at", Timestamp.from(at))
                .param("address", address)
                .update();
    }

    void taken(String address, Instant at) {
        database.sql("""
                        UPDATE user_account
                        SET email_status = NULL, email_status_at = :at, row_version = row_version + 1
                        WHERE email = :address AND status <> 'closed'
                          AND email_status = 'bounced' AND email_status_at < :at
                        """)
                .param("at", Timestamp.from(at))
                .param("address", address)
                .update();
    }
}
