package in.syncad.common.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import in.syncad.common.schema.Connections.Session;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.embedded.EmbeddedPlatform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SchoolDumpTests {

    private static final DatabaseUrl CENTRAL =
            DatabaseUrl.parse(EmbeddedPlatform.shared().postgres().provisioningUrl());
    private static final SchoolDatabases DATABASES = new SchoolDatabases(
            CENTRAL, JdbcClient.create(Connections.to(CENTRAL)), new SchoolTemplate(CENTRAL, SchoolSchema.current()));

    private final SchoolDump dump = new SchoolDump(CENTRAL);

    @BeforeAll
    static void migrateCentral() {
        CentralSchema.migrate(CENTRAL);
    }

    @Test
    void everyRowComesBackFromTheDump() throws IOException {
        String lost = school("Springfield \"High\", the\nfirst");
        try (Session session = Connections.session(CENTRAL.withDatabase(lost))) {
            session.sql()
                    .sql("CREATE TABLE counted (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent int REFERENCES"
                            + " counted (id), note text)")
                    .update();
            session.sql()
                    .sql("INSERT INTO counted (parent, note) VALUES (NULL, ''), (1, NULL), (2, 'ä')")
                    .update();
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        dump.write(lost, file);

        String found = school("another");
        try (Session session = Connections.session(CENTRAL.withDatabase(found))) {
            session.sql()
                    .sql("CREATE TABLE counted (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent int REFERENCES"
                            + " counted (id), note text)")
                    .update();
        }
        dump.read(new ByteArrayInputStream(file.toByteArray()), found);

        assertThat(rows(found)).isEqualTo(rows(lost));
        try (Session session = Connections.session(CENTRAL.withDatabase(found))) {
            assertThat(session.sql()
                            .sql("INSERT INTO counted (note) VALUES ('next') RETURNING id")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(4);
        }
    }

    @Test
    void aDumpOfAnotherSchemaIsRefused() throws IOException {
        String old = school("old");
        try (Session session = Connections.session(CENTRAL.withDatabase(old))) {
            session.sql()
                    .sql("COMMENT ON TABLE flyway_schema_history IS '0_00000000'")
                    .update();
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        dump.write(old, file);

        String current = school("current");
        assertThatIOException()
                .isThrownBy(() -> dump.read(new ByteArrayInputStream(file.toByteArray()), current))
                .withMessageContaining("another schema");
        assertThat(rows(current)).isNotEmpty();
    }

    private static String school(String name) {
        SchoolId id = new SchoolId(UUID.randomUUID());
        DATABASES.create(id.databaseName());
        DATABASES.prepare(
                id.databaseName(),
                new SchoolSeed(
                        id,
                        name,
                        "springfield",
                        "Delhi",
                        "CBSE",
                        ZoneId.of("Asia/Kolkata"),
                        new SchoolSeed.Admin("admin@springfield.edu", "+919876543210")));
        return id.databaseName();
    }

    private static List<String> rows(String database) {
        try (Session session = Connections.session(CENTRAL.withDatabase(database))) {
            return TableOrder.of(session.sql()).stream()
                    .flatMap(table -> session
                            .sql()
                            .sql("SELECT '%s ' || t::text AS line FROM %s AS t ORDER BY line".formatted(table, table))
                            .query((row, number) -> row.getString("line"))
                            .list()
                            .stream())
                    .toList();
        }
    }
}
