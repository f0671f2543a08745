package in.syncad.common.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Migrations run before their release is deployed, so the version that serves must bear them. What removes
/// something that an earlier release has stopped to use goes into a folder `contract`.
class MigrationSafetyTests {

    /// From before the first release: nothing served then.
    private static final Set<String> OLD = Set.of("V4__job_lanes.sql");

    @ParameterizedTest
    @ValueSource(strings = {"db/school", "db/central"})
    void migrationsBreakNothingThatServes(String folder) throws IOException {
        List<Resource> migrations = migrations(folder);

        assertThat(migrations).hasSizeGreaterThan(5);
        for (Resource migration : migrations) {
            boolean mayBreak = OLD.contains(migration.getFilename())
                    || migration.getURL().getPath().contains("/contract/");
            assertThat(mayBreak ? List.of() : BreakingChange.of(migration.getContentAsString(StandardCharsets.UTF_8)))
                    .as(migration.getDescription())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE student",
                "alter table student drop column middle_name",
                "ALTER TABLE student ALTER COLUMN note DROP DEFAULT",
                "ALTER TABLE student RENAME TO pupil",
                "ALTER TABLE student RENAME COLUMN name TO first_name",
                "ALTER TABLE student ALTER COLUMN email SET NOT NULL",
                "ALTER TABLE student ALTER roll_number TYPE bigint",
                "ALTER TABLE student ALTER COLUMN roll_number SET DATA TYPE bigint",
                "ALTER TABLE student ALTER COLUMN \"roll number\" TYPE bigint",
                "ALTER TABLE school.student ALTER \"roll\" SET DATA TYPE bigint",
                "ALTER TABLE \"school\".\"student\" ALTER COLUMN \"a\"\"b\" SET DATA TYPE bigint",
                "ALTER TABLE ONLY school.student RENAME \"roll\" TO roll_number",
                "ALTER TABLE student SET SCHEMA other",
                "ALTER TABLE student ADD COLUMN house text NOT NULL",
                "ALTER TABLE student ADD house text NOT NULL",
                "ALTER TABLE student ADD COLUMN fee numeric(10, 2) NOT NULL",
                "ALTER TABLE student ADD CONSTRAINT house_there NOT NULL house",
                "DO $$ BEGIN DROP TABLE student; END $$",
                "DO LANGUAGE plpgsql $body$ BEGIN PERFORM 1; ALTER TABLE student RENAME TO pupil; END $body$",
                "DO $$ BEGIN ALTER TABLE student ALTER \"x\" TYPE bigint; END $$",
                "DO $$ BEGIN EXECUTE 'DROP TABLE ' || quote_ident('student'); END $$",
                "DO $$ BEGIN EXECUTE format('ALTER TABLE %I ALTER COLUMN %I TYPE bigint', t, c); END $$",
                "DO $$ BEGIN -- it''s; don't\n DROP TABLE student; END $$",
                "DO $outer$ BEGIN EXECUTE $$DROP TABLE student$$; END $outer$"
            })
    void breakingChangesAreFound(String statement) {
        assertThat(BreakingChange.of("SELECT 1;\n" + statement + ";")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE student ADD COLUMN house text",
                "ALTER TABLE student ADD COLUMN house text NOT NULL DEFAULT 'none'",
                "ALTER TABLE student DROP CONSTRAINT student_house_known",
                "ALTER TABLE student ALTER COLUMN house DROP NOT NULL",
                "CREATE TABLE house (type text NOT NULL)",
                "-- DROP TABLE student",
                "INSERT INTO word (word) VALUES ('rename; drop table')",
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DROP TABLE gone; END $$",
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN DROP TABLE gone; END $f$",
                "CREATE TRIGGER t AFTER UPDATE ON student FOR EACH ROW EXECUTE FUNCTION f()",
                "CREATE TABLE \"drop table\" (\"rename\" text)",
                "ALTER TABLE student ADD COLUMN fee numeric(10, 2) NOT NULL DEFAULT 0",
                "ALTER TABLE student ADD CONSTRAINT house_known CHECK (house IS NOT NULL OR left_on IS NOT NULL)",
                "INSERT INTO word (word) VALUES (1) ON CONFLICT DO NOTHING",
                "DO $$ BEGIN RAISE NOTICE 'rename; drop table'; /* DROP TABLE student; */ END $$"
            })
    void otherChangesAreNot(String statement) {
        assertThat(BreakingChange.of(statement)).isEmpty();
    }

    /// A version stands for one file, also across the folders.
    @Test
    void noVersionIsGivenTwice() throws IOException {
        for (String folder : List.of("db/school", "db/central")) {
            assertThat(migrations(folder))
                    .extracting(
                            migration -> String.valueOf(migration.getFilename()).replaceFirst("__.*", ""))
                    .doesNotHaveDuplicates();
        }
    }

    private static List<Resource> migrations(String folder) throws IOException {
        Resource[] files =
                new PathMatchingResourcePatternResolver().getResources("classpath:%s/**/*.sql".formatted(folder));
        return Stream.of(files).toList();
    }
}
