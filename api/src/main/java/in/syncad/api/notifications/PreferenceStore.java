package in.syncad.api.notifications;

import in.syncad.api.notifications.Preferences.Choice;
import in.syncad.api.web.Versioned;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

    Versioned<Preferences> of(UUID user) {
        List<Choice> choices = choicesOf(user);
        return database.sql("""
                        SELECT language, to_char(quiet_from, 'HH24:MI') AS quiet_from,
                               to_char(quiet_to, 'HH24:MI') AS quiet_to, row_version
                        FROM notification_preference
                        WHERE user_id = :user
                        """)
                .param("user", user)
                .query((row, number) -> new Versioned<>(
                        new Preferences(
                                Language.ofCode(row.getString("language")),
                                row.getString("quiet_from") == null
                                        ? null
                                        : new QuietHours(row.getString("quiet_from"), row.getString("quiet_to")),
                                choices),
                        row.getInt("row_version")))
                .optional()
                .orElseGet(() -> new Versioned<>(new Preferences(Language.EN, null, choices), 0));
    }

    /// From here on one after the other, also of those who never chose before.
    void lock(UUID user) {
        database.sql("""
                        INSERT INTO notification_preference (user_id, language) VALUES (:user, 'en')
                        ON CONFLICT (user_id) DO UPDATE SET language = notification_preference.language
                        """).param("user", user).update();
    }

    void put(UUID user, Preferences preferences) {
        QuietHours quiet = preferences.quietHours();
        database.sql("""
                        UPDATE notification_preference
                        SET language = :language, quiet_from = CAST(:from AS time), quiet_to = CAST(:to AS time),
                            row_version = row_version + 1
                        WHERE user_id = :user
                        """)
                .param("user", user)
                .param("language", preferences.language().code())
                .param("from", quiet == null ? null : quiet.from())
                .param("to", quiet == null ? null : quiet.to())
                .update();
        database.sql("DELETE FROM notification_choice WHERE user_id = :user")
                .param("user", user)
                .update();
        database.sql("""
                        INSERT INTO notification_choice (user_id, category, channel, student_id, enabled)
                        SELECT :user, c.category, c.channel, CAST(c.student AS uuid), CAST(c.enabled AS boolean)
                        FROM unnest(CAST(:categories AS text[]), CAST(:channels AS text[]), CAST(:students AS text[]),
                                    CAST(:enabled AS text[])) AS c (category, channel, student, enabled)
                        """)
                .param("user", user)
                .param(
                        "categories",
                        texts(preferences, choice -> choice.category().code()))
                .param("channels", texts(preferences, choice -> choice.channel().code()))
                .param("students", texts(preferences, Choice::studentId))
                .param("enabled", texts(preferences, Choice::enabled))
                .update();
    }

    /// For all children; a choice for one of them still counts for that one.
    void switchOff(UUID user, MessageCategory category, Channel channel) {
        database.sql("""
                        INSERT INTO notification_choice (user_id, category, channel, enabled)
                        SELECT id, :category, :channel, false FROM user_account WHERE id = :user
                        ON CONFLICT ON CONSTRAINT notification_choice_once DO UPDATE SET enabled = false
                        """)
                .param("user", user)
                .param("category", category.code())
                .param("channel", channel.code())
                .update();
    }

    private List<Choice> choicesOf(UUID user) {
        return database.sql("""
                        SELECT category, channel, student_id, enabled
                        FROM notification_choice
                        WHERE user_id = :user
                        ORDER BY category, channel, student_id NULLS FIRST
                        """)
                .param("user", user)
                .query((row, number) -> new Choice(
                        MessageCategory.ofCode(row.getString("category")),
                        Channel.ofCode(row.getString("channel")),
                        row.getObject("student_id", UUID.class),
                        row.getBoolean("enabled")))
                .list();
    }

    private static String[] texts(Preferences preferences, Function<Choice, ? extends @Nullable Object> value) {
        return preferences.choices().stream()
                .map(choice -> Objects.toString(value.apply(choice), null))
                .toArray(String[]::new);
    }
}
