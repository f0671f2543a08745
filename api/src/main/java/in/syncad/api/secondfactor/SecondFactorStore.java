package in.syncad.api.secondfactor;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Second factors of a school's people. Single use is decided by one statement.
@Repository
class SecondFactorStore {

    private final JdbcClient database;
    private final Clock clock;

    SecondFactorStore(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    record Factor(String sealedSecret, boolean confirmed) {}

    Optional<Factor> find(UUID user) {
        return database.sql("SELECT sealed_secret, confirmed_at FROM second_factor WHERE user_id = :user")
                .param("user", user)
                .query((row, number) ->
                        new Factor(row.getString("sealed_secret"), row.getTimestamp("confirmed_at") != null))
                .optional();
    }

    /// @return whether it could be: a confirmed one stays
    boolean prepare(UUID user, String sealedSecret) {
        return database.sql("""
                        INSERT INTO second_factor AS present (user_id, sealed_secret)
                        VALUES (:user, :secret)
                        ON CONFLICT (user_id) DO UPDATE SET sealed_secret = excluded.sealed_secret, last_step = 0
                        WHERE present.confirmed_at IS NULL
                        """)
                        .param("user", user)
                        .param("secret", sealedSecret)
                        .update()
                > 0;
    }

    /// @return whether it was prepared with that secret and nobody else confirmed it
    boolean confirm(UUID user, String sealedSecret, long step) {
        return database.sql("""
                        UPDATE second_factor
                        SET confirmed_at = :now, last_step = :step
                        WHERE user_id = :user AND confirmed_at IS NULL AND sealed_secret = :secret
                        """)
                        .param("user", user)
                        .param("secret", sealedSecret)
                        .param("step", step)
                        .param("now", now())
                        .update()
                > 0;
    }

    /// Of all who bring a code of the same step one gets through, and later none of an earlier step.
    boolean useStep(UUID user, long step) {
        return database.sql("""
                        UPDATE second_factor
                        SET last_step = :step
                        WHERE user_id = :user AND confirmed_at IS NOT NULL AND last_step < :step
                        """).param("user", user).param("step", step).update() > 0;
    }

    void addRecoveryCodes(UUID user, Collection<byte[]> hashes) {
        for (byte[] hash : hashes) {
            database.sql("INSERT INTO recovery_code (user_id, code_hash) VALUES (:user, :hash)")
                    .param("user", user)
                    .param("hash", hash)
                    .update();
        }
    }

    /// Of all who bring the same recovery code one gets through.
    boolean useRecoveryCode(UUID user, byte[] hash) {
        return database.sql("""
                        UPDATE recovery_code SET used_at = :now
                        WHERE user_id = :user AND code_hash = :hash AND used_at IS NULL
                        """)
                        .param("user", user)
                        .param("hash", hash)
                        .param("now", now())
                        .update()
                > 0;
    }

    int recoveryCodesLeft(UUID user) {
        return database.sql("SELECT count(*) FROM recovery_code WHERE user_id = :user AND used_at IS NULL")
                .param("user", user)
                .query(Integer.class)
                .single();
    }

    /// @return whether it was in use
    boolean remove(UUID user) {
        return database.sql("DELETE FROM second_factor WHERE user_id = :user RETURNING confirmed_at IS NOT NULL")
                .param("user", user)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    boolean adminsNeedOne() {
        return database.sql("SELECT admins_need_second_factor FROM sign_in_rules")
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void setAdminsNeedOne(boolean needed) {
        database.sql("""
                        INSERT INTO sign_in_rules (admins_need_second_factor) VALUES (:needed)
                        ON CONFLICT (only_row) DO UPDATE SET admins_need_second_factor = :needed
                        """).param("needed", needed).update();
    }

    List<UUID> adminsWithoutOne() {
        return database.sql("""
                        SELECT r.user_id FROM user_role r
                        WHERE r.role = 'school-admin'
                          AND NOT EXISTS (SELECT FROM second_factor f
                                          WHERE f.user_id = r.user_id AND f.confirmed_at IS NOT NULL)
                        """)
                .query((row, number) -> row.getObject("user_id", UUID.class))
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
