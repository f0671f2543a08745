package in.syncad.provisioning.steps;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who has sent which welcome mail, or is about to.
@Repository
class WelcomeMailStore {

    private final JdbcClient sql;

    WelcomeMailStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// @return false when somebody was here before
    boolean claim(UUID saga, UUID school, Instant now) {
        return sql.sql("""
                        INSERT INTO welcome_mail (saga_id, school_id, claimed_at) VALUES (:saga, :school, :now)
                        ON CONFLICT (saga_id) DO NOTHING
                        """)
                        .param("saga", saga)
                        .param("school", school)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// Surely nothing was sent.
    void withdraw(UUID saga) {
        sql.sql("DELETE FROM welcome_mail WHERE saga_id = :saga AND outcome IS NULL")
                .param("saga", saga)
                .update();
    }

    void sent(UUID saga, String messageId) {
        sql.sql("UPDATE welcome_mail SET outcome = 'sent', message_id = :messageId WHERE saga_id = :saga")
                .param("saga", saga)
                .param("messageId", messageId)
                .update();
    }

    /// @return what is known now: `sent` if it was recorded, else `unconfirmed`
    String settle(UUID saga) {
        return sql.sql("""
                        UPDATE welcome_mail SET outcome = coalesce(outcome, 'unconfirmed') WHERE saga_id = :saga
                        RETURNING outcome
                        """).param("saga", saga).query(String.class).single();
    }
}
