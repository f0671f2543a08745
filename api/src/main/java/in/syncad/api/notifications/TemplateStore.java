package in.syncad.api.notifications;

import in.syncad.api.web.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Rows of `message_template`.
@Repository
class TemplateStore {

    private static final String SELECT = """
            SELECT id, kind, channel, language, subject, body, registered_wording, row_version FROM message_template
            """;

    private final JdbcClient database;

    TemplateStore(JdbcClient database) {
        this.database = database;
    }

    /// For sending.
    Templates ofSchool() {
        return new Templates(all());
    }

    /// A school has a handful.
    List<Template> all() {
        return database.sql(SELECT + "ORDER BY kind, channel, language")
                .query((row, number) -> template(row))
                .list();
    }

    Optional<Versioned<Template>> find(UUID id) {
        return database.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query((row, number) -> new Versioned<>(template(row), row.getInt("row_version")))
                .optional();
    }

    /// As [#find]; nobody else changes it until the transaction ends.
    Optional<Versioned<Template>> lock(UUID id) {
        return database.sql(SELECT + "WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query((row, number) -> new Versioned<>(template(row), row.getInt("row_version")))
                .optional();
    }

    void add(UUID id, TemplateDetails details) {
        bound("""
                        INSERT INTO message_template (id, kind, channel, language, subject, body, registered_wording)
                        VALUES (:id, :kind, :channel, :language, :subject, :body, :registeredWording)
                        """, id, details).update();
    }

    void change(UUID id, TemplateDetails details) {
        bound("""
                        UPDATE message_template
                        SET kind = :kind, channel = :channel, language = :language, subject = :subject, body = :body,
                            registered_wording = :registeredWording, row_version = row_version + 1
                        WHERE id = :id
                        """, id, details).update();
    }

    void remove(UUID id) {
        database.sql("DELETE FROM message_template WHERE id = :id")
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec bound(String sql, UUID id, TemplateDetails details) {
        return database.sql(sql)
                .param("id", id)
                .param("kind", details.kind())
                .param("channel", details.channel().code())
                .param("language", details.language().code())
                .param("subject", details.subject())
                .param("body", details.body())
                .param("registeredWording", details.registeredWording());
    }

    private static Template template(ResultSet row) throws SQLException {
        return new Template(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                Channel.ofCode(row.getString("channel")),
                Language.ofCode(row.getString("language")),
                row.getString("subject"),
                row.getString("body"),
                row.getString("registered_wording"));
    }
}
