package in.syncad.api.sections;

import in.syncad.api.audience.Recipient;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads who is reached through the students of sections: they themselves and the guardians who get notices.
@Repository
class SectionAudienceStore {

    private static final String MEMBERS = """
            WITH seated AS (
              SELECT s.id, s.user_id
              FROM enrolment e
              JOIN section c ON c.id = e.section_id
              JOIN academic_year y ON y.id = c.academic_year_id AND :today BETWEEN y.starts_on AND y.ends_on
              JOIN student s ON s.id = e.student_id AND s.status = 'active'
              WHERE e.status = 'active'
                AND (CAST(:section AS uuid) IS NULL OR c.id = :section)
                AND (CAST(:grade AS text) IS NULL OR c.grade = :grade)),
            reached AS (
              SELECT user_id, CAST(NULL AS uuid) AS child FROM seated
              UNION ALL
              SELECT g.user_id, seated.id
              FROM seated
              JOIN student_guardian l ON l.student_id = seated.id AND l.portal_access AND l.gets_notices
              JOIN guardian g ON g.id = l.guardian_id)
            SELECT r.user_id, r.child
            FROM reached r
            JOIN user_account u ON u.id = r.user_id AND u.status = 'active'
            """;

    private final JdbcClient database;

    SectionAudienceStore(JdbcClient database) {
        this.database = database;
    }

    List<Recipient> ofSection(UUID section, LocalDate today) {
        return members(Optional.of(section), Optional.empty(), today);
    }

    List<Recipient> ofGrade(String grade, LocalDate today) {
        return members(Optional.empty(), Optional.of(grade), today);
    }

    boolean hasSection(UUID section) {
        return database.sql("SELECT EXISTS (SELECT FROM section WHERE id = :section)")
                .param("section", section)
                .query(Boolean.class)
                .single();
    }

    boolean hasGrade(String grade) {
        return database.sql("SELECT EXISTS (SELECT FROM grade_level WHERE code = :grade)")
                .param("grade", grade)
                .query(Boolean.class)
                .single();
    }

    /// Whether it is one of the teacher's own classes this academic year.
    boolean isTaughtBy(UUID section, UUID teacher, LocalDate today) {
        return database.sql("""
                        SELECT EXISTS (
                          SELECT FROM section c
                          JOIN academic_year y ON y.id = c.academic_year_id AND :today BETWEEN y.starts_on AND y.ends_on
                          WHERE c.id = :section
                            AND (c.class_teacher_id = :teacher
                                 OR EXISTS (SELECT FROM teaching_assignment a
                                            WHERE a.section_id = c.id AND a.teacher_id = :teacher)))
                        """)
                .param("section", section)
                .param("teacher", teacher)
                .param("today", today)
                .query(Boolean.class)
                .single();
    }

    private List<Recipient> members(Optional<UUID> section, Optional<String> grade, LocalDate today) {
        return database.sql(MEMBERS)
                .param("section", section.orElse(null))
                .param("grade", grade.orElse(null))
                .param("today", today)
                .query((row, number) ->
                        new Recipient(row.getObject("user_id", UUID.class), row.getObject("child", UUID.class)))
                .list();
    }
}
