package in.syncad.api.notifications;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What people chose.
@Repository
class PreferenceStore {

    private final JdbcClient database;

    PreferenceStore(JdbcClient database) {
        this.database = database;
    }

    Language languageOf(UUID user) {
        return database.sql("SELECT language FROM notification_preference WHERE user_id = :user")
                .param("user", user)
                .query((row, number) -> Language.ofCode(row.getString("language")))
                .optional()
                .orElse(Language.EN);
    }
}
