package in.syncad.api.sections;

import in.syncad.api.sections.Section.SubjectTeacher;
import in.syncad.api.sections.Section.Teacher;
import in.syncad.api.web.Listed;
import in.syncad.api.web.Position;
import in.syncad.api.web.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Reads sections with their teachers.
@Repository
class SectionStore {

    private static final String SELECT = """
            SELECT c.id, c.academic_year_id, c.grade, c.name, c.row_version,
                   t.id AS teacher_id, t.display_name AS teacher_name,
                   to_char(y.starts_on, 'YYYYMMDD') || to_char(v.seq, 'FM00') || c.name AS place,
                   (SELECT json_agg(json_build_object('id', u.id, 'displayName', u.display_name, 'subject', a.subject)
                                    ORDER BY a.subject, u.id)
                    FROM teaching_assignment a
                    JOIN user_account u ON u.id = a.teacher_id
                    WHERE a.section_id = c.id) AS teachers
            FROM section c
            JOIN academic_year y ON y.id = c.academic_year_id
            JOIN grade_level v ON v.code = c.grade
            LEFT JOIN user_account t ON t.id = c.class_teacher_id
            """;

    private static final String LIST = """
            SELECT * FROM (%s
              WHERE (CAST(:year AS uuid) IS NULL OR c.academic_year_id = :year)
                AND (CAST(:grade AS text) IS NULL OR c.grade = :grade)
                AND (CAST(:teacher AS uuid) IS NULL
                     OR c.class_teacher_id = :teacher
                     OR EXISTS (SELECT FROM teaching_assignment a
                                WHERE a.section_id = c.id AND a.teacher_id = :teacher))) listed
            WHERE CAST(:after AS uuid) IS NULL OR (place COLLATE "C", id) > (:key, :after)
            ORDER BY place COLLATE "C", id
            LIMIT :limit
            """.formatted(SELECT);

    private final JdbcClient database;
    private final JsonMapper json;

    SectionStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Optional<Versioned<Section>> find(UUID id) {
        return database.sql(SELECT + "WHERE c.id = :id")
                .param("id", id)
                .query((row, number) -> new Versioned<>(section(row), row.getInt("row_version")))
                .optional();
    }

    Optional<UUID> findByName(UUID academicYear, String grade, String name) {
        return database.sql("""
                        SELECT id FROM section
                        WHERE academic_year_id = :year AND grade = :grade AND name = :name
                        """)
                .param("year", academicYear)
                .param("grade", grade)
                .param("name", name)
                .query((row, number) -> row.getObject("id", UUID.class))
                .optional();
    }

    List<Listed<Section>> list(SectionFilter filter, Optional<Position> position, int limit) {
        return database.sql(LIST)
                .param("year", filter.academicYear())
                .param("grade", filter.grade())
                .param("teacher", filter.teacher())
                .param("key", position.map(Position::key).orElse(null))
                .param("after", position.map(Position::id).orElse(null))
                .param("limit", limit)
                .query((row, number) -> new Listed<>(
                        section(row), new Position(row.getString("place"), row.getObject("id", UUID.class))))
                .list();
    }

    private Section section(ResultSet row) throws SQLException {
        String teachers = row.getString("teachers");
        return new Section(
                row.getObject("id", UUID.class),
                row.getObject("academic_year_id", UUID.class),
                row.getString("grade"),
                row.getString("name"),
                classTeacher(row),
                teachers == null ? List.of() : Arrays.asList(json.readValue(teachers, SubjectTeacher[].class)));
    }

    private static @Nullable Teacher classTeacher(ResultSet row) throws SQLException {
        UUID id = row.getObject("teacher_id", UUID.class);
        return id == null ? null : new Teacher(id, row.getString("teacher_name"));
    }
}
