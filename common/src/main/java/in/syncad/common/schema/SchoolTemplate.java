package in.syncad.common.schema;

import in.syncad.common.schema.Connections.Session;
import in.syncad.common.settings.DatabaseUrl;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database that schools are cloned from: one for each schema, with all migrations and grants in it. Once it has
/// its name it never changes, and nobody can connect to it, so that cloning is never disturbed.
public final class SchoolTemplate {

    private static final Logger log = LoggerFactory.getLogger(SchoolTemplate.class);

    private static final String PREFIX = "template_school_";
    private static final String UNFINISHED = "_new";
    private static final Pattern STAMP = Pattern.compile(PREFIX + "([0-9_]+_[0-9a-f]{8})(" + UNFINISHED + ")?");

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
                lock(session);
                if (!databases.isTemplate(name())) {
                    build(databases);
                }
            }
        }
        return name();
    }

    /// The stamps of all schemas that have a template on this server, finished or not.
    public List<String> stamps() {
        try (Session session = Connections.session(central)) {
            return new Databases(session.sql())
                    .startingWith(PREFIX).stream()
                            .map(STAMP::matcher)
                            .filter(Matcher::matches)
                            .map(name -> name.group(1))
                            .distinct()
                            .toList();
        }
    }

    /// Drops the template of a schema that nobody uses any more.
    ///
    /// @throws IllegalArgumentException for the schema of this build
    public void drop(String stamp) {
        if (stamp.equals(schema.stamp())) {
            throw new IllegalArgumentException("in use: " + stamp);
        }
        try (Session session = Connections.session(central)) {
            lock(session);
            Databases databases = new Databases(session.sql());
            databases.drop(PREFIX + stamp + UNFINISHED);
            databases.drop(PREFIX + stamp);
        }
    }

    /// Until the session ends, nobody else builds or drops templates.
    private static void lock(Session session) {
        session.sql()
                .sql("SELECT pg_advisory_lock(:key)")
                .param("key", BUILDING)
                .query((row, number) -> true)
                .single();
    }

    /// Under another name until it is complete: the rename is the moment from which it may be cloned. What a killed
    /// builder left behind is dropped first.
    private void build(Databases databases) {
        String unfinished = name() + UNFINISHED;
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
