package in.syncad.api.testing;

import in.syncad.common.schema.CentralSchema;
import in.syncad.common.schema.SchoolDatabases;
import in.syncad.common.schema.SchoolLogins;
import in.syncad.common.schema.SchoolSchema;
import in.syncad.common.schema.SchoolSeed;
import in.syncad.common.schema.SchoolTemplate;
import in.syncad.common.secret.Secrets;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolCredential;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.common.tenancy.SchoolStatus;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes schools as the provisioning service does, so that tests have real ones: registry row, database, login role,
/// secret, first administrator.
public final class TestSchools {

    private static final AtomicInteger PHONES = new AtomicInteger();

    private final DatabaseUrl central;
    private final Secrets secrets;
    private final JdbcClient registry;
    private final SchoolDatabases databases;
    private final SchoolLogins logins;

    public TestSchools(DatabaseUrl central, Secrets secrets) {
        this.central = central;
        this.secrets = secrets;
        this.registry = connect(central);
        CentralSchema.migrate(central);
        SchoolTemplate template = new SchoolTemplate(central, SchoolSchema.current());
        template.ensure();
        this.databases = new SchoolDatabases(central, registry, template);
        this.logins = new SchoolLogins(registry);
    }

    /// An active school whose first administrator signs in as `admin@{slug}.test`. One of that name that lives already
    /// makes way: a test class that failed is run once more, and opens its school once more.
    public School create(String slug) {
        remove(slug);
        SchoolId id = new SchoolId(UUID.randomUUID());
        ZoneId zone = ZoneId.of("Asia/Kolkata");
        String phone = "+9198%08d".formatted(PHONES.incrementAndGet());
        databases.create(id.databaseName());
        databases.prepare(
                id.databaseName(),
                new SchoolSeed(
                        id, "School " + slug, slug, "Delhi", "CBSE", zone, new SchoolSeed.Admin(adminOf(slug), phone)));
        String password = UUID.randomUUID().toString();
        logins.create(id.databaseName(), password, 40);
        secrets.put(SchoolCredential.secretName(id), new SchoolCredential(id.databaseName(), password).toJson());
        register(id, slug, phone);
        turn(id, SchoolStatus.ACTIVE);
        return new School(id, slug, "School " + slug, SchoolStatus.ACTIVE, id.databaseName(), zone);
    }

    public static String adminOf(String slug) {
        return "admin@" + slug + ".test";
    }

    /// A school that is being created and has nothing yet but its row.
    public void announce(String slug) {
        register(new SchoolId(UUID.randomUUID()), slug, "+9198%08d".formatted(PHONES.incrementAndGet()));
    }

    public void turn(School school, SchoolStatus status) {
        turn(school.id(), status);
    }

    private void remove(String slug) {
        for (SchoolStatus status : List.of(SchoolStatus.DELETING, SchoolStatus.DELETED)) {
            registry.sql(
                            "UPDATE school SET status = :status WHERE slug = :slug AND status NOT IN ('failed', 'deleted')")
                    .param("status", status.code())
                    .param("slug", slug)
                    .update();
        }
    }

    private void turn(SchoolId id, SchoolStatus status) {
        registry.sql("UPDATE school SET status = :status WHERE id = :id")
                .param("status", status.code())
                .param("id", id.value())
                .update();
    }

    /// The school's database as its owner, to look behind the scenes.
    public JdbcClient database(School school) {
        return connect(central.withDatabase(school.databaseName()));
    }

    public JdbcClient registry() {
        return registry;
    }

    private void register(SchoolId id, String slug, String phone) {
        registry.sql("""
                        INSERT INTO school (id, slug, name, district, board, admin_email, phone, database_name, subdomain,
                                            status, created_at)
                        VALUES (:id, :slug, :name, 'Delhi', 'CBSE', :admin, :phone, :database, :subdomain, 'provisioning',
                                now())
                        """)
                .param("id", id.value())
                .param("slug", slug)
                .param("name", "School " + slug)
                .param("admin", adminOf(slug))
                .param("phone", phone)
                .param("database", id.databaseName())
                .param("subdomain", slug + ".syncad.in")
                .update();
    }

    private static JdbcClient connect(DatabaseUrl url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url.jdbcUrl());
        url.jdbcProperties().forEach((name, value) -> {
            try {
                source.setProperty(name.toString(), value.toString());
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        return JdbcClient.create(source);
    }
}
