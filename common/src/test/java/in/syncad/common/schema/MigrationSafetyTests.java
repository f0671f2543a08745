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
                "ALTER TABLE student ADD COLUMN house text NOT NULL"
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
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DROP TABLE gone; END $$"
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
