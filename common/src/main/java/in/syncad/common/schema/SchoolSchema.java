package in.syncad.common.schema;

import in.syncad.common.schema.Connections.Session;
import in.syncad.common.settings.DatabaseUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The schema of a school's database: a set of migrations, named by its newest version and the checksum of all of
/// them, so that two builds with the same version and different files are told apart.
public final class SchoolSchema {

    private static final String LOCATION = "classpath:db/school";
    private static final Pattern FILE = Pattern.compile("V([0-9]+(?:[._][0-9]+)*)__.+\\.sql");

    /// What a school's own role may do: work with the rows, and nothing else. The migrations' history is not its
    /// business. The default privileges cover the tables of later migrations.
    private static final String GRANTS = """
            GRANT USAGE ON SCHEMA public TO syncad_school;
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO syncad_school;
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO syncad_school;
            ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO syncad_school;
            ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO syncad_school;
            REVOKE ALL ON TABLE flyway_schema_history FROM syncad_school;
            """;

    private final String location;
    private final MigrationVersion version;
    private final String checksum;

    private SchoolSchema(String location, MigrationVersion version, String checksum) {
        this.location = location;
        this.version = version;
        this.checksum = checksum;
    }

    /// The schema that this build was made with.
    public static SchoolSchema current() {
        return in(LOCATION);
    }

    /// @param location of the migrations on the class path, such as `classpath:db/school`; those in folders below
    ///     count
    public static SchoolSchema in(String location) {
        try {
            List<Resource> files = Stream.of(
                            new PathMatchingResourcePatternResolver(SchoolSchema.class.getClassLoader())
                                    .getResources(location + "/**/*.sql"))
                    .sorted(Comparator.comparing(SchoolSchema::fileName))
                    .toList();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(GRANTS.getBytes(StandardCharsets.UTF_8));
            for (Resource file : files) {
                digest.update(fileName(file).getBytes(StandardCharsets.UTF_8));
                digest.update(file.getContentAsByteArray());
            }
            MigrationVersion newest = files.stream()
                    .flatMap(file -> version(fileName(file)).stream())
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new IllegalStateException("no migrations in " + location));
            return new SchoolSchema(location, newest, HexFormat.of().formatHex(digest.digest(), 0, 4));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The newest migration's version, such as `12`.
    public String version() {
        return version.getVersion();
    }

    /// Eight hexadecimal digits over all migrations.
    public String checksum() {
        return checksum;
    }

    /// `12_5f3a9c01`: names the template, and is written into every database that has all of these migrations.
    public String stamp() {
        return version().replace('.', '_') + "_" + checksum;
    }

    /// Brings a school's database to this schema, whatever it has now. A database that has it already costs one
    /// query.
    ///
    /// A statement waits a few seconds for the locks it needs, then the migration fails and may be repeated: who
    /// waits for a lock has everybody else wait behind it.
    ///
    /// @param school as its owner
    /// @return false when it had this schema already
    public boolean migrate(DatabaseUrl school) {
        try (Session session = Connections.session(school)) {
            if (isIn(session.sql())) {
                return false;
            }
        }
        Flyway.configure(SchoolSchema.class.getClassLoader())
                .dataSource(Connections.to(school))
                .locations(location)
                .placeholderReplacement(false)
                .initSql("SET lock_timeout = '5s'")
                .createSchemas(false)
                .loggers("slf4j")
                .load()
                .migrate();
        try (Session session = Connections.session(school)) {
            session.sql().sql(GRANTS).update();
            session.sql()
                    .sql("COMMENT ON TABLE flyway_schema_history IS '%s'".formatted(stamp()))
                    .update();
        }
        return true;
    }

    /// Whether that database has all of these migrations.
    boolean isIn(JdbcClient sql) {
        return stampIn(sql).equals(stamp());
    }

    /// The stamp of the migrations that a database has, empty while there are none. It stands in a comment because
    /// a comment is copied with the database, and costs no table.
    static String stampIn(JdbcClient sql) {
        return sql.sql("SELECT coalesce(obj_description(to_regclass('public.flyway_schema_history')), '')")
                .query(String.class)
                .single();
    }

    private static String fileName(Resource file) {
        String name = file.getFilename();
        return name == null ? "" : name;
    }

    private static Optional<MigrationVersion> version(String fileName) {
        Matcher matcher = FILE.matcher(fileName);
        return matcher.matches() ? Optional.of(MigrationVersion.fromVersion(matcher.group(1))) : Optional.empty();
    }
}
