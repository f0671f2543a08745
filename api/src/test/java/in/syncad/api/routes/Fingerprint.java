package in.syncad.api.routes;

import in.syncad.api.testing.TestSchools;
import in.syncad.common.tenancy.School;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What all rows of a school amount to, but for who is signed in: the same again means that nothing has changed.
///
/// @param tables the digest of each
record Fingerprint(Map<String, String> tables) {

    static Fingerprint of(School school, TestSchools schools) {
        JdbcClient database = schools.database(school);
        Map<String, String> tables = new LinkedHashMap<>();
        database.sql("""
                        SELECT quote_ident(tablename) FROM pg_tables
                        WHERE schemaname = 'public' AND tablename NOT IN ('session', 'refresh_token')
                        ORDER BY 1
                        """).query(String.class).list().forEach(table -> tables.put(table, digest(database, table)));
        return new Fingerprint(tables);
    }

    private static String digest(JdbcClient database, String table) {
        return database.sql("SELECT md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) FROM %s t"
                        .formatted(table))
                .query(String.class)
                .single();
    }
}
