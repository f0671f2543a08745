package in.syncad.common.schema;

import in.syncad.common.settings.DatabaseUrl;
import java.util.Map;
import org.flywaydb.core.Flyway;

/// Brings the central database to the current version. Whoever needs the newest registry calls this at the start;
/// several processes may do so at once.
public final class CentralSchema {

    private CentralSchema() {}

    /// @param central as the owner of the central database
    public static void migrate(DatabaseUrl central) {
        Flyway.configure(CentralSchema.class.getClassLoader())
                .dataSource(Connections.to(central))
                .locations("classpath:db/central")
                .placeholders(Map.of("database", Identifier.quoted(central.database())))
                .createSchemas(false)
                .loggers("slf4j")
                .load()
                .migrate();
    }
}
