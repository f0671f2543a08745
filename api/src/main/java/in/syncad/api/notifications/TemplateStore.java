package in.syncad.api.notifications;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Rows of `message_template`.
@Repository
class TemplateStore {

    private final JdbcClient database;

    TemplateStore(JdbcClient database) {
        this.database = database;
    }

    /// All of them: a school has a handful.
    Templates ofSchool() {
        return new Templates(database.sql("""
                        SELECT kind, channel, language, subject, body, registered_wording FROM message_template
                        """)
                .query((row, number) -> new Templates.Own(
                        row.getString("kind"),
                        Channel.ofCode(row.getString("channel")),
                        Language.ofCode(row.getString("language")),
                        new Templates.Choice(
                                new Wording(row.getString("subject"), row.getString("body")),
                                Optional.ofNullable(row.getString("registered_wording")))))
                .list());
    }
}
