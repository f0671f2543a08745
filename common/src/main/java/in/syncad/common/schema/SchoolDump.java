package in.syncad.common.schema;

import static in.syncad.common.schema.Identifier.quoted;

import in.syncad.common.schema.Connections.Session;
import in.syncad.common.settings.DatabaseUrl;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;

/// All rows of a school's database as one zip file. `schema` names the migrations they belong to, `<table>.csv` is a
/// table with its header, `sequences` says how far each sequence is. A table comes after those it refers to, so the
/// file can be read into a database with the same migrations from front to back. No program of PostgreSQL is needed.
public final class SchoolDump {

    private static final String SCHEMA = "schema";
    private static final String SEQUENCES = "sequences";
    private static final String CSV = ".csv";

    private final DatabaseUrl central;

    /// @param central with the owner of the schools' databases
    public SchoolDump(DatabaseUrl central) {
        this.central = central;
    }

    /// Writes all rows as they stand at one moment.
    public void write(String database, OutputStream file) throws IOException {
        try (Session session = Connections.session(central.withDatabase(database));
                ZipOutputStream zip = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
            JdbcClient sql = session.sql();
            sql.sql("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").update();
            text(zip, SCHEMA, SchoolSchema.stampIn(sql));
            CopyManager copy = copying(session);
            for (String table : TableOrder.of(sql)) {
                zip.putNextEntry(new ZipEntry(table + CSV));
                copy.copyOut("COPY %s TO STDOUT (FORMAT csv, HEADER)".formatted(quoted(table)), staysOpen(zip));
                zip.closeEntry();
            }
            text(zip, SEQUENCES, String.join("\n", sequences(sql)));
            sql.sql("COMMIT").update();
        } catch (SQLException failure) {
            throw new IOException("cannot dump " + database, failure);
        }
    }

    /// Reads a dump into a database that has the same migrations. All rows that it has are replaced.
    public void read(InputStream file, String database) throws IOException {
        try (Session session = Connections.session(central.withDatabase(database));
                ZipInputStream zip = new ZipInputStream(file, StandardCharsets.UTF_8)) {
            JdbcClient sql = session.sql();
            sql.sql("BEGIN").update();
            List<String> tables = TableOrder.of(sql);
            for (String table : tables) {
                sql.sql("ALTER TABLE %s DISABLE TRIGGER USER".formatted(quoted(table)))
                        .update();
            }
            sql.sql("TRUNCATE %s"
                            .formatted(String.join(
                                    ", ",
                                    tables.stream().map(Identifier::quoted).toList())))
                    .update();
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                read(session, zip, entry.getName());
            }
            for (String table : tables) {
                sql.sql("ALTER TABLE %s ENABLE TRIGGER USER".formatted(quoted(table)))
                        .update();
            }
            sql.sql("COMMIT").update();
        } catch (SQLException failure) {
            throw new IOException("cannot read the dump into " + database, failure);
        }
    }

    private static void read(Session session, ZipInputStream zip, String entry) throws IOException, SQLException {
        if (entry.endsWith(CSV)) {
            String table = quoted(entry.substring(0, entry.length() - CSV.length()));
            copying(session).copyIn("COPY %s FROM STDIN (FORMAT csv, HEADER MATCH)".formatted(table), staysOpen(zip));
            return;
        }
        List<String> lines = new BufferedReader(new InputStreamReader(zip, StandardCharsets.UTF_8))
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
        if (entry.equals(SCHEMA) && !lines.equals(List.of(SchoolSchema.stampIn(session.sql())))) {
            throw new IOException("the dump has another schema than the database: " + lines);
        }
        if (entry.equals(SEQUENCES)) {
            lines.forEach(line -> setSequence(session.sql(), line.split(" ", 2)));
        }
    }

    private static void setSequence(JdbcClient sql, String[] nameAndValue) {
        sql.sql("SELECT setval(CAST(:name AS regclass), :value)")
                .param("name", "public." + quoted(nameAndValue[0]))
                .param("value", Long.parseLong(nameAndValue[1]))
                .query(Long.class)
                .single();
    }

    private static List<String> sequences(JdbcClient sql) {
        return sql.sql("""
                        SELECT sequencename || ' ' || last_value AS line FROM pg_sequences
                        WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY sequencename
                        """).query((row, number) -> row.getString("line")).list();
    }

    private static void text(ZipOutputStream zip, String entry, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static CopyManager copying(Session session) throws SQLException {
        Connection connection = session.source().getConnection();
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /// One entry ends, the file goes on.
    private static OutputStream staysOpen(ZipOutputStream zip) {
        return new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                zip.write(bytes, offset, length);
            }

            @Override
            public void close() {
                // The next entry follows.
            }
        };
    }

    private static InputStream staysOpen(ZipInputStream zip) {
        return new FilterInputStream(zip) {
            @Override
            public void close() {
                // The next entry follows.
            }
        };
    }
}
