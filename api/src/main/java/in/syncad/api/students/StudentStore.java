package in.syncad.api.students;

import in.syncad.api.students.Student.SectionName;
import in.syncad.api.web.Listed;
import in.syncad.api.web.Position;
import in.syncad.api.web.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads students, always within a [StudentScope].
@Repository
class StudentStore {

    private static final String SELECT = """
            SELECT s.id, s.first_name, s.last_name, s.status, s.admission_no, s.admission_date, s.left_on, s.category,
                   s.date_of_birth, s.gender, s.email, s.phone, s.row_version, s.name_key,
                   seat.id AS section_id, seat.grade AS section_grade, seat.name AS section_name,
                   (SELECT g.phone
                    FROM student_guardian l
                    JOIN guardian g ON g.id = l.guardian_id
                    WHERE l.student_id = s.id AND g.phone IS NOT NULL
                    ORDER BY l.priority
                    LIMIT 1) AS contact_phone,
                   %s AS in_full
            FROM student s
            LEFT JOIN LATERAL (
              SELECT c.id, c.grade, c.name
              FROM enrolment e
              JOIN academic_year y ON y.id = e.academic_year_id AND :today BETWEEN y.starts_on AND y.ends_on
              JOIN section c ON c.id = e.section_id
              WHERE e.student_id = s.id AND e.status = 'active') seat ON true
            WHERE %s
            """.formatted(StudentScope.IN_FULL, StudentScope.AT_ALL);

    private static final String FIND = SELECT + " AND s.id = :id";

    private static final String FILTERED = """
              AND (CAST(:status AS text) IS NULL OR s.status = :status)
              AND (CAST(:section AS uuid) IS NULL OR seat.id = :section)
              AND (CAST(:admissionNo AS text) IS NULL OR lower(s.admission_no) = lower(:admissionNo))
              AND (CAST(:q AS text) IS NULL OR starts_with(s.name_key, :q) OR position(' ' || :q IN s.name_key) > 0)
            """;

    private static final String LIST = SELECT + FILTERED + """
              AND (CAST(:after AS uuid) IS NULL OR %s)
            ORDER BY %s
            LIMIT :limit
            """;

    private final JdbcClient database;

    StudentStore(JdbcClient database) {
        this.database = database;
    }

    Optional<Versioned<Student>> find(UUID id, StudentScope scope) {
        return database.sql(FIND)
                .params(scope.parameters())
                .param("id", id)
                .query((row, number) -> new Versioned<>(student(row, scope), row.getInt("row_version")))
                .optional();
    }

    List<Listed<Student>> list(StudentFilter filter, StudentScope scope, Optional<Position> position, int limit) {
        StudentOrder order = filter.order();
        return database.sql(LIST.formatted(order.after(), order.order()))
                .params(scope.parameters())
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().code())
                .param("section", filter.section())
                .param("admissionNo", filter.admissionNo())
                .param("q", filter.q())
                .param("key", position.map(Position::key).orElse(null))
                .param("after", position.map(Position::id).orElse(null))
                .param("limit", limit)
                .query((row, number) -> new Listed<>(
                        student(row, scope), new Position(key(row, order), row.getObject("id", UUID.class))))
                .list();
    }

    private static String key(ResultSet row, StudentOrder order) throws SQLException {
        return row.getString(
                switch (order) {
                    case NAME -> "name_key";
                    case ADMISSION_NO -> "admission_no";
                    case NEWEST -> "admission_date";
                });
    }

    private static Student student(ResultSet row, StudentScope scope) throws SQLException {
        String category = row.getString("category");
        Student student = new Student(
                row.getObject("id", UUID.class),
                row.getString("first_name"),
                row.getString("last_name"),
                StudentStatus.ofCode(row.getString("status")),
                section(row),
                row.getString("admission_no"),
                row.getObject("admission_date", LocalDate.class),
                row.getObject("left_on", LocalDate.class),
                category == null ? null : Category.ofCode(category),
                row.getObject("date_of_birth", LocalDate.class),
                Gender.ofCode(row.getString("gender")),
                row.getString("email"),
                row.getString("phone"),
                row.getString("contact_phone"));
        return row.getBoolean("in_full") ? student : student.reducedTo(scope.roles());
    }

    private static @Nullable SectionName section(ResultSet row) throws SQLException {
        UUID id = row.getObject("section_id", UUID.class);
        return id == null ? null : new SectionName(id, row.getString("section_grade"), row.getString("section_name"));
    }
}
