package in.syncad.provisioning.migration;

import in.syncad.common.settings.DatabaseUrl;
import in.syncad.common.tenancy.SchoolId;
import java.util.List;
import java.util.UUID;
import org.postgresql.Driver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/// The registry, as far as migrating needs it. Opens a connection for each statement: there are few.
final class MigrationStore {

    private final JdbcClient sql;

    MigrationStore(DatabaseUrl central) {
        sql = JdbcClient.create(new SimpleDriverDataSource(new Driver(), central.jdbcUrl(), central.jdbcProperties()));
    }

    /// The oldest first. A school that is being created is none of them: its own saga migrates it.
    List<SchoolToMigrate> schools() {
        return sql.sql("""
                        SELECT id, slug, database_name FROM school
                        WHERE status IN ('active', 'suspended', 'deleting')
                        ORDER BY created_at, id
                        """)
                .query((row, number) -> new SchoolToMigrate(
                        new SchoolId(row.getObject("id", UUID.class)),
                        row.getString("slug"),
                        row.getString("database_name")))
                .list();
    }

    /// Whether the school still has its database, which a teardown may just have dropped.
    boolean hasDatabase(SchoolToMigrate school) {
        return sql.sql("SELECT EXISTS (SELECT FROM pg_database WHERE datname = :database)")
                .param("database", school.database())
                .query(Boolean.class)
                .single();
    }

    void migrated(SchoolToMigrate school, String version) {
        sql.sql("""
                        UPDATE school SET schema_version = :version
                        WHERE id = :id AND schema_version IS DISTINCT FROM :version
                        """).param("id", school.id().value()).param("version", version).update();
    }
}
