package in.syncad.bench.lanes;

import in.syncad.common.schema.CentralSchema;
import in.syncad.common.schema.SchoolDatabases;
import in.syncad.common.schema.SchoolLogins;
import in.syncad.common.schema.SchoolSchema;
import in.syncad.common.schema.SchoolSeed;
import in.syncad.common.schema.SchoolTemplate;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.common.tenancy.SchoolCredential;
import in.syncad.common.tenancy.SchoolDataSource;
import in.syncad.common.tenancy.SchoolDirectory;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.common.tenancy.lanes.LaneObserver;
import in.syncad.common.tenancy.lanes.LaneSettings;
import in.syncad.embedded.postgres.PostgresServer;
import in.syncad.embedded.postgres.PostgresSettings;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/// A PostgreSQL of our own with a registry of active schools, `school-0` and so on. The first few have databases, made
/// as the product makes them; the others are only registered.
final class SchoolFleet implements AutoCloseable {

    private static final String REGISTER = """
            INSERT INTO school (id, slug, name, district, board, admin_email, phone, database_name, subdomain, status,
                                created_at)
            SELECT id::uuid, 'school-' || number - 1, 'School', 'Delhi', 'CBSE', 'admin@school.in', '+919876543210',
                   'school_' || replace(id, '-', ''), 'school-' || number - 1 || '.syncad.in', 'active', now()
            FROM unnest(:ids) WITH ORDINALITY AS registered (id, number)
            """;

    private static final String CONNECTED = """
            SELECT count(*) AS sessions
            FROM pg_stat_activity
            WHERE datname LIKE 'school\\_%' AND usename = datname
            GROUP BY datname
            """;

    private final PostgresServer server;
    private final DatabaseUrl central;
    private final JdbcClient sql;
    private final MemorySecrets secrets = new MemorySecrets();
    private final SchoolDirectory directory;

    /// @param connections that the server must have room for, beside a few of its own
    SchoolFleet(int registered, int withDatabase, int connections) {
        String room = Integer.toString(connections + 50);
        server = PostgresServer.start(PostgresSettings.temporary().with("max_connections", room));
        central = DatabaseUrl.parse(server.provisioningUrl());
        CentralSchema.migrate(central);
        DataSource dataSource = new SimpleDriverDataSource(new Driver(), central.jdbcUrl(), central.jdbcProperties());
        sql = JdbcClient.create(dataSource);
        List<SchoolId> ids = IntStream.range(0, registered)
                .mapToObj(school -> new SchoolId(UUID.randomUUID()))
                .toList();
        create(ids.subList(0, withDatabase));
        sql.sql(REGISTER)
                .param("ids", ids.stream().map(SchoolId::toString).toArray(String[]::new))
                .update();
        directory = SchoolDirectory.start(central, dataSource, List.of());
        while (directory.size() < registered) {
            Thread.onSpinWait();
        }
    }

    SchoolDirectory directory() {
        return directory;
    }

    SchoolDataSource dataSource(int budget) {
        return SchoolDataSource.start(LaneSettings.ofBudget(budget), central, secrets, LaneObserver.NONE);
    }

    /// How to log in to the first school's database by oneself.
    DatabaseUrl firstSchool() {
        SchoolId id = directory.bySlug("school-0").orElseThrow().id();
        SchoolCredential credential = SchoolCredential.fromJson(
                secrets.find(SchoolCredential.secretName(id)).orElseThrow());
        return central.with(id.databaseName(), credential.username(), credential.password());
    }

    /// The sessions of schools that the server has, for each database that has any.
    List<Integer> connected() {
        return sql.sql(CONNECTED).query((row, number) -> row.getInt(1)).list();
    }

    @Override
    public void close() {
        directory.close();
        server.close();
    }

    private void create(List<SchoolId> ids) {
        SchoolTemplate template = new SchoolTemplate(central, SchoolSchema.current());
        template.ensure();
        SchoolDatabases databases = new SchoolDatabases(central, sql, template);
        SchoolLogins logins = new SchoolLogins(sql);
        try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
            ids.forEach(id -> executor.execute(() -> create(id, databases, logins)));
        }
    }

    private void create(SchoolId id, SchoolDatabases databases, SchoolLogins logins) {
        String name = id.databaseName();
        String password = UUID.randomUUID().toString();
        databases.create(name);
        databases.prepare(
                name,
                new SchoolSeed(
                        id,
                        "School",
                        name,
                        "Delhi",
                        "CBSE",
                        ZoneId.of("Asia/Kolkata"),
                        new SchoolSeed.Admin("admin@school.in", "+919876543210")));
        logins.create(name, password, 12);
        secrets.put(SchoolCredential.secretName(id), new SchoolCredential(name, password).toJson());
    }
}
