package in.syncad.api.sections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Academic years, and the grades that a school has.
@Repository
class AcademicYearStore {

    private static final String SELECT = """
            SELECT id, code, starts_on, ends_on, :today BETWEEN starts_on AND ends_on AS current
            FROM academic_year
            """;

    private final JdbcClient database;

    AcademicYearStore(JdbcClient database) {
        this.database = database;
    }

    /// The newest first; a school has one more each year.
    List<AcademicYear> all(LocalDate today) {
        return database.sql(SELECT + "ORDER BY starts_on DESC")
                .param("today", today)
                .query((row, number) -> year(row))
                .list();
    }

    Optional<AcademicYear> find(UUID id, LocalDate today) {
        return database.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .param("today", today)
                .query((row, number) -> year(row))
                .optional();
    }

    void add(UUID id, AcademicYearDetails details) {
        database.sql("""
                        INSERT INTO academic_year (id, code, starts_on, ends_on)
                        VALUES (:id, :code, :startsOn, :endsOn)
                        """)
                .param("id", id)
                .param("code", details.code())
                .param("startsOn", details.startsOn())
                .param("endsOn", details.endsOn())
                .update();
    }

    /// From the lowest to the highest.
    List<String> grades() {
        return database.sql("SELECT code FROM grade_level ORDER BY seq")
                .query((row, number) -> row.getString("code"))
                .list();
    }

    private static AcademicYear year(ResultSet row) throws SQLException {
        return new AcademicYear(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getBoolean("current"));
    }
}
