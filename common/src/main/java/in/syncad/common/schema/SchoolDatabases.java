package in.syncad.common.schema;

import in.syncad.common.schema.Connections.Session;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.common.tenancy.SchoolId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The databases of the schools, on the server of the central database. Every verb looks first and may be repeated
/// at any point, also after a crash in the middle of it. All but [#claim] work outside transactions only.
public final class SchoolDatabases {

    private final DatabaseUrl central;
    private final Databases databases;
    private final SchoolTemplate template;

    /// @param central as a role with CREATEDB, who becomes the owner of the databases
    /// @param sql connected to the central database as the same role
    public SchoolDatabases(DatabaseUrl central, JdbcClient sql, SchoolTemplate template) {
        this.central = central;
        this.databases = new Databases(sql);
        this.template = template;
    }

    /// The schools that have a database on this server.
    public List<SchoolId> schools() {
        return databases.startingWith(SchoolId.DATABASE).stream()
                .flatMap(name -> SchoolId.ofDatabase(name).stream())
                .toList();
    }

    public boolean exists(String database) {
        return databases.exists(database);
    }

    /// Whether anybody can connect: to a database that was never claimed nobody ever could.
    public boolean isOpen(String database) {
        return databases.isOpen(database);
    }

    /// Clones the template, or makes an empty database where there is no template yet; [#prepare] migrates that one.
    /// Only the owner can connect.
    public void create(String database) {
        createClosed(database);
        databases.open(database);
    }

    /// The same, but nobody at all can connect until it is claimed.
    public void createClosed(String database) {
        if (databases.isTemplate(template.name())) {
            databases.createFrom(template.name(), database);
        } else {
            databases.createEmpty(database);
        }
    }

    /// Gives a closed database to a school, by renaming it. Takes part in a transaction.
    public void claim(String closed, String database) {
        databases.rename(closed, database);
        databases.open(database);
    }

    /// Migrates the database if it has another schema than this build, and plants the seed if it has none. Where the
    /// schema is right already, as in a clone, one connection does it.
    public void prepare(String database, SchoolSeed seed) {
        DatabaseUrl school = central.withDatabase(database);
        if (!plantIfCurrent(school, seed)) {
            template.schema().migrate(school);
            plantIfCurrent(school, seed);
        }
    }

    private boolean plantIfCurrent(DatabaseUrl school, SchoolSeed seed) {
        try (Session session = Connections.session(school)) {
            boolean current = template.schema().isIn(session.sql());
            if (current) {
                plant(session.sql(), seed);
            }
            return current;
        }
    }

    /// Drops the database with all sessions in it.
    public void drop(String database) {
        databases.drop(database);
    }

    private static void plant(JdbcClient sql, SchoolSeed seed) {
        sql.sql("""
                        INSERT INTO school_profile (school_id, name, slug, district, board, time_zone)
                        VALUES (:id, :name, :slug, :district, :board, :timeZone)
                        ON CONFLICT (only_row) DO NOTHING
                        """)
                .param("id", seed.id().value())
                .param("name", seed.name())
                .param("slug", seed.slug())
                .param("district", seed.district())
                .param("board", seed.board())
                .param("timeZone", seed.timeZone().getId())
                .update();
        sql.sql("""
                        WITH administrator AS (
                          INSERT INTO user_account (display_name, email, phone)
                          SELECT 'School administrator', :email, :phone
                          WHERE NOT EXISTS (SELECT FROM user_role WHERE role = 'school-admin')
                          RETURNING id)
                        INSERT INTO user_role (user_id, role) SELECT id, 'school-admin' FROM administrator
                        """)
                .param("email", seed.admin().email())
                .param("phone", seed.admin().phone())
                .update();
    }
}
