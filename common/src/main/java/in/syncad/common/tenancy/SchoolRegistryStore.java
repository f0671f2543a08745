package in.syncad.common.tenancy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the registry in the central database. Failed and deleted schools are not served, so they are not read.
final class SchoolRegistryStore {

    private static final String SERVED = """
            SELECT id, slug, name, status, database_name, time_zone
            FROM school
            WHERE status NOT IN ('failed', 'deleted')
            """;

    private final JdbcClient central;

    SchoolRegistryStore(DataSource central) {
        this.central = JdbcClient.create(central);
    }

    List<School> all() {
        return central.sql(SERVED).query(SchoolRegistryStore::school).list();
    }

    Optional<School> bySlug(String slug) {
        return central.sql(SERVED + " AND slug = :slug")
                .param("slug", slug)
                .query(SchoolRegistryStore::school)
                .optional();
    }

    Optional<School> byId(SchoolId id) {
        return central.sql(SERVED + " AND id = :id")
                .param("id", id.value())
                .query(SchoolRegistryStore::school)
                .optional();
    }

    private static School school(ResultSet row, int number) throws SQLException {
        return new School(
                new SchoolId(row.getObject("id", UUID.class)),
                row.getString("slug"),
                row.getString("name"),
                SchoolStatus.ofCode(row.getString("status")),
                row.getString("database_name"),
                ZoneId.of(row.getString("time_zone")));
    }
}
