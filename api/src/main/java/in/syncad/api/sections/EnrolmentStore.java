package in.syncad.api.sections;

import in.syncad.api.students.StudentScope;
import in.syncad.api.web.Listed;
import in.syncad.api.web.Position;
import in.syncad.api.web.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads enrolments of the students whom the caller may see.
@Repository
class EnrolmentStore {

    private static final String SELECT = """
            SELECT n.id, n.student_id, n.academic_year_id, n.section_id, n.roll_no, n.status, n.starts_on, n.ends_on,
                   n.row_version
            FROM enrolment n
            JOIN student s ON s.id = n.student_id
            WHERE %s
            """.formatted(StudentScope.AT_ALL);

    private static final String LIST = SELECT + """
              AND (CAST(:student AS uuid) IS NULL OR n.student_id = :student)
              AND (CAST(:section AS uuid) IS NULL OR n.section_id = :section)
              AND (CAST(:status AS text) IS NULL OR n.status = :status)
              AND (CAST(:after AS uuid) IS NULL OR n.id > :after)
            ORDER BY n.id
            LIMIT :limit
            """;

    private final JdbcClient database;

    EnrolmentStore(JdbcClient database) {
        this.database = database;
    }

    Optional<Versioned<Enrolment>> find(UUID id, StudentScope scope) {
        return database.sql(SELECT + " AND n.id = :id")
                .params(scope.parameters())
                .param("id", id)
                .query((row, number) -> new Versioned<>(enrolment(row), row.getInt("row_version")))
                .optional();
    }

    /// In the order in which they were made.
    List<Listed<Enrolment>> list(EnrolmentFilter filter, StudentScope scope, Optional<Position> position, int limit) {
        return database.sql(LIST)
                .params(scope.parameters())
                .param("student", filter.student())
                .param("section", filter.section())
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().code())
                .param("after", position.map(Position::id).orElse(null))
                .param("limit", limit)
                .query((row, number) -> {
                    Enrolment enrolment = enrolment(row);
                    return new Listed<>(enrolment, new Position("", enrolment.id()));
                })
                .list();
    }

    /// What is active ends, but not before it began.
    void endAllOf(UUID student, LocalDate day) {
        database.sql("""
                        UPDATE enrolment
                        SET status = 'ended', ends_on = greatest(:day, starts_on), row_version = row_version + 1
                        WHERE student_id = :student AND status = 'active'
                        """).param("student", student).param("day", day).update();
    }

    private static Enrolment enrolment(ResultSet row) throws SQLException {
        return new Enrolment(
                row.getObject("id", UUID.class),
                row.getObject("student_id", UUID.class),
                row.getObject("academic_year_id", UUID.class),
                row.getObject("section_id", UUID.class),
                row.getObject("roll_no", Integer.class),
                EnrolmentStatus.ofCode(row.getString("status")),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class));
    }
}
