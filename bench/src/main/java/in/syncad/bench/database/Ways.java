package in.syncad.bench.database;

import com.zaxxer.hikari.HikariDataSource;
import in.syncad.common.schema.CentralSchema;
import in.syncad.common.schema.SchoolDatabases;
import in.syncad.common.schema.SchoolSchema;
import in.syncad.common.schema.SchoolSeed;
import in.syncad.common.schema.SchoolTemplate;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.embedded.postgres.PostgresServer;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The ways to make a school's database, with the product's own classes as provisioning-service sets them up.
final class Ways implements AutoCloseable {

    private static final String TABLES = """
            SELECT count(*) FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'flyway_schema_history'
            """;

    private final DatabaseUrl central;
    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcClient sql = JdbcClient.create(pool);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    private final SchoolSchema schema = SchoolSchema.current();
    private final SchoolDatabases databases;

    Ways(PostgresServer server) {
        central = DatabaseUrl.parse(server.provisioningUrl());
        pool.setJdbcUrl(central.jdbcUrl());
        pool.setDataSourceProperties(central.jdbcProperties());
        CentralSchema.migrate(central);
        SchoolTemplate template = new SchoolTemplate(central, schema);
        template.ensure();
        databases = new SchoolDatabases(central, sql, template);
    }

    /// @return the name of a new standby database, which the claim takes
    String standby() {
        String name = "standby_" + UUID.randomUUID().toString().replace("-", "");
        databases.createClosed(name);
        sql.sql("INSERT INTO standby_database (name, stamp, ready, created_at) VALUES (:name, :stamp, true, now())")
                .param("name", name)
                .param("stamp", schema.stamp())
                .update();
        return name;
    }

    /// As the step does it: looks whether the school has one, takes one off the stock and gives it to the school.
    void claim(String standby, String school) {
        if (databases.exists(school)) {
            throw new IllegalStateException(school + " is there already");
        }
        transaction.executeWithoutResult(status -> {
            String taken = sql.sql("""
                            DELETE FROM standby_database WHERE name = (
                              SELECT name FROM standby_database WHERE ready AND stamp = :stamp
                              ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                            RETURNING name
                            """)
                    .param("stamp", schema.stamp())
                    .query(String.class)
                    .single();
            if (!taken.equals(standby)) {
                throw new IllegalStateException("another database was taken: " + taken);
            }
            databases.claim(taken, school);
        });
    }

    void create(String school) {
        databases.create(school);
    }

    /// Without a template.
    void migrate(String school) {
        sql.sql("CREATE DATABASE %s TEMPLATE template0 STRATEGY WAL_LOG".formatted(school))
                .update();
        schema.migrate(central.withDatabase(school));
    }

    void seed(String school) {
        databases.prepare(
                school,
                new SchoolSeed(
                        new SchoolId(UUID.randomUUID()),
                        "Springfield High School",
                        "springfield-high",
                        "Delhi",
                        "CBSE",
                        ZoneId.of("Asia/Kolkata"),
                        new SchoolSeed.Admin("admin@springfield.example", "+919876543210")));
    }

    /// How many a clone has.
    int tables() {
        databases.create("school_counted");
        DatabaseUrl school = central.withDatabase("school_counted");
        try (HikariDataSource counting = new HikariDataSource()) {
            counting.setJdbcUrl(school.jdbcUrl());
            counting.setDataSourceProperties(school.jdbcProperties());
            return JdbcClient.create(counting).sql(TABLES).query(Integer.class).single();
        } finally {
            databases.drop("school_counted");
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
