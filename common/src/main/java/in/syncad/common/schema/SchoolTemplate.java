package in.syncad.common.schema;

import in.syncad.common.schema.Connections.Session;
import in.syncad.common.settings.DatabaseUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database that schools are cloned from: one for each schema, with all migrations and grants in it. Once it has
/// its name it never changes, and nobody can connect to it, so that cloning is never disturbed.
public final class SchoolTemplate {

    private static final Logger log = LoggerFactory.getLogger(SchoolTemplate.class);

    private static final String PREFIX = "template_school_";

    /// Any number, the same in every process: who builds a template holds this lock of the central database.
    private static final long BUILDING = 7_264_113_350_118_204_001L;

    private final DatabaseUrl central;
    private final SchoolSchema schema;

    /// @param central as a role that may create databases; it needs no more
    public SchoolTemplate(DatabaseUrl central, SchoolSchema schema) {
        this.central = central;
        this.schema = schema;
    }

    public String name() {
        return PREFIX + schema.stamp();
    }

    public SchoolSchema schema() {
        return schema;
    }

    /// Builds the template if it is missing, or waits for the process that does. Takes seconds the first time.
    ///
    /// @return its name
    public String ensure() {
        try (Session session = Connections.session(central)) {
            Databases databases = new Databases(session.sql());
            if (!databases.isTemplate(name())) {
                session.sql()
                        .sql("SELECT pg_advisory_lock(:key)")
                        .param("key", BUILDING)
                        .query((row, number) -> true)
                        .single();
                if (!databases.isTemplate(name())) {
                    build(databases);
                }
            }
        }
        return name();
    }

    /// Under another name until it is complete: the rename is the moment from which it may be cloned. What a killed
    /// builder left behind is dropped first.
    private void build(Databases databases) {
        String unfinished = name() + "_new";
        databases.drop(unfinished);
        databases.createEmpty(unfinished);
        databases.open(unfinished);
        schema.migrate(central.withDatabase(unfinished));
        try (Session session = Connections.session(central.withDatabase(unfinished))) {
            session.sql().sql("VACUUM (FREEZE, ANALYZE)").update();
        }
        databases.closeAsTemplate(unfinished);
        databases.rename(unfinished, name());
        log.info("built database template {}", name());
    }
}
