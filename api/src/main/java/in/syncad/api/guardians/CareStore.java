package in.syncad.api.guardians;

import in.syncad.api.web.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the guardians of a student, always within a [GuardianScope].
@Repository
class CareStore {

    private static final String SELECT = """
            SELECT g.id, g.first_name, g.last_name, g.phone, g.email, g.occupation, g.user_id,
                   l.relation, l.priority, l.portal_access, l.pickup_allowed, l.gets_fees, l.gets_absences,
                   l.gets_notices, l.custody_note, l.row_version,
                   %s AS in_full
            FROM student_guardian l
            JOIN guardian g ON g.id = l.guardian_id
            WHERE l.student_id = :student AND %s
            """.formatted(GuardianScope.IN_FULL, GuardianScope.AT_ALL);

    private final JdbcClient database;

    CareStore(JdbcClient database) {
        this.database = database;
    }

    /// Whom to call first comes first.
    List<Care> of(UUID student, GuardianScope scope) {
        return database.sql(SELECT + " ORDER BY l.priority")
                .params(scope.parameters())
                .param("student", student)
                .query((row, number) -> care(row, scope))
                .list();
    }

    Optional<Versioned<Care>> find(CareId id, GuardianScope scope) {
        return database.sql(SELECT + " AND g.id = :guardian")
                .params(scope.parameters())
                .param("student", id.studentId())
                .param("guardian", id.guardianId())
                .query((row, number) -> new Versioned<>(care(row, scope), row.getInt("row_version")))
                .optional();
    }

    private static Care care(ResultSet row, GuardianScope scope) throws SQLException {
        Care care = new Care(
                GuardianStore.guardian(row),
                Relation.ofCode(row.getString("relation")),
                row.getInt("priority"),
                row.getBoolean("portal_access"),
                row.getBoolean("pickup_allowed"),
                row.getBoolean("gets_fees"),
                row.getBoolean("gets_absences"),
                row.getBoolean("gets_notices"),
                row.getString("custody_note"));
        if (!row.getBoolean("in_full")) {
            return care.asContact();
        }
        return scope.seesNotes() ? care : care.withoutNote();
    }
}
