package in.syncad.api.applications;

import in.syncad.api.web.Listed;
import in.syncad.api.web.Position;
import in.syncad.api.web.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Applications, with what is known of their résumés.
@Repository
class StaffApplicationStore {

    private static final String SELECT = """
            SELECT a.id, a.name, a.email, a.phone, a.position, a.resume_file_id, a.status, a.received_by, a.received_at,
                   a.row_version, r.state, r.source, r.findings, r.failure, r.settled_at
            FROM staff_application a
            JOIN resume_analysis r ON r.application_id = a.id
            """;

    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    StaffApplicationStore(JdbcClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /// With an analysis that is still to be made.
    void add(UUID id, StaffApplicationDetails details, UUID receivedBy) {
        database.sql("""
                        WITH added AS (
                          INSERT INTO staff_application (id, name, email, phone, position, resume_file_id, received_by,
                                                         received_at)
                          VALUES (:id, :name, :email, :phone, :position, :resume, :receivedBy, :now)
                          RETURNING id)
                        INSERT INTO resume_analysis (application_id)
                        SELECT id FROM added
                        """)
                .param("id", id)
                .param("name", details.name())
                .param("email", details.email())
                .param("phone", details.phone())
                .param("position", details.position())
                .param("resume", details.resumeFileId())
                .param("receivedBy", receivedBy)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// Nobody else changes it until the transaction ends.
    ///
    /// @return false when there is none
    boolean lock(UUID id) {
        return database.sql("SELECT id FROM staff_application WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    void change(UUID id, ApplicationStatus status) {
        database.sql("UPDATE staff_application SET status = :status, row_version = row_version + 1 WHERE id = :id")
                .param("id", id)
                .param("status", status.code())
                .update();
    }

    Optional<Versioned<StaffApplication>> find(UUID id) {
        return database.sql(SELECT + " WHERE a.id = :id")
                .param("id", id)
                .query((row, number) -> new Versioned<>(application(row), row.getInt("row_version")))
                .optional();
    }

    /// Newest first.
    List<Listed<StaffApplication>> list(@Nullable ApplicationStatus status, Optional<Position> position, int limit) {
        return database.sql(SELECT + """
                        WHERE (CAST(:status AS text) IS NULL OR a.status = :status)
                          AND (CAST(:after AS uuid) IS NULL OR a.id < :after)
                        ORDER BY a.id DESC
                        LIMIT :limit
                        """)
                .param("status", status == null ? null : status.code())
                .param("after", position.map(Position::id).orElse(null))
                .param("limit", limit)
                .query((row, number) ->
                        new Listed<>(application(row), new Position("", row.getObject("id", UUID.class))))
                .list();
    }

    private StaffApplication application(ResultSet row) throws SQLException {
        return new StaffApplication(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("position"),
                row.getObject("resume_file_id", UUID.class),
                ApplicationStatus.ofCode(row.getString("status")),
                row.getObject("received_by", UUID.class),
                row.getTimestamp("received_at").toInstant(),
                analysis(row));
    }

    private ResumeAnalysis analysis(ResultSet row) throws SQLException {
        String source = row.getString("source");
        String findings = row.getString("findings");
        String failure = row.getString("failure");
        Timestamp settled = row.getTimestamp("settled_at");
        return new ResumeAnalysis(
                ResumeAnalysis.State.ofCode(row.getString("state")),
                source == null ? null : ResumeAnalysis.Source.ofCode(source),
                findings == null ? null : json.readValue(findings, Findings.class),
                failure == null ? null : AnalysisFailure.ofCode(failure),
                settled == null ? null : settled.toInstant());
    }
}
