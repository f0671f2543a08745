package in.syncad.provisioning.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import in.syncad.common.schema.CentralSchema;
import in.syncad.common.schema.SchoolSchema;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.common.settings.WrongVariables;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.embedded.EmbeddedPlatform;
import in.syncad.provisioning.testing.Platform;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrationCommandTests {

    private static final String NEWEST = SchoolSchema.current().version();

    /// Of its own: all schools of a registry are migrated, and those of other tests are none of ours.
    private static EmbeddedPlatform platform;
    private static DatabaseUrl central;
    private static JdbcClient sql;

    @BeforeAll
    static void migrateCentral() {
        platform = EmbeddedPlatform.temporary();
        central = DatabaseUrl.parse(platform.postgres().provisioningUrl());
        sql = Platform.sql(central);
        CentralSchema.migrate(central);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @AfterEach
    void forgetTheSchools() {
        sql.sql("DELETE FROM school").update();
    }

    @Test
    void bringsEverySchoolThatIsServedToTheSchemaOfThisBuild() {
        SchoolId old = school("active", "3");
        SchoolId suspended = school("suspended", "1");
        SchoolId current = school("active", NEWEST);
        SchoolId failed = school("failed", "1");

        assertThat(migrate()).isZero();

        assertThat(version(old)).isEqualTo(NEWEST);
        assertThat(version(suspended)).isEqualTo(NEWEST);
        assertThat(version(current)).isEqualTo(NEWEST);
        assertThat(version(failed)).isEqualTo("1");
        assertThat(sql.sql("SELECT schema_version FROM school WHERE id = :id")
                        .param("id", old.value())
                        .query(String.class)
                        .single())
                .isEqualTo(NEWEST);
    }

    @Test
    void oneFailureStopsNoOtherSchoolAndIsMadeUpForByTheNextRun() {
        SchoolId broken = school("active", "1");
        SchoolId sound = school("active", "1");
        JdbcClient obstacle = Platform.sql(central.withDatabase(broken.databaseName()));
        obstacle.sql("CREATE TABLE audit_event (in_the_way text)").update();

        assertThat(migrate()).isOne();
        assertThat(version(sound)).isEqualTo(NEWEST);
        assertThat(version(broken)).isNotEqualTo(NEWEST);

        obstacle.sql("DROP TABLE audit_event").update();
        assertThat(migrate()).isZero();
        assertThat(version(broken)).isEqualTo(NEWEST);
    }

    @Test
    void aSchoolWhoseDatabaseWasJustDroppedIsNoFailure() {
        register("deleting");

        assertThat(migrate()).isZero();
    }

    @Test
    void nothingNewIsBegunWhereTheMigrationItselfIsBroken() {
        for (int number = 0; number < 12; number++) {
            SchoolId school = school("active", "1");
            Platform.sql(central.withDatabase(school.databaseName()))
                    .sql("CREATE TABLE audit_event (in_the_way text)")
                    .update();
        }
        SchoolId last = school("active", "1");

        assertThat(migrate()).isOne();

        assertThat(version(last)).isEqualTo("1");
    }

    @Test
    void namesTheVariableThatIsMissing() {
        assertThatException()
                .isThrownBy(() -> MigrationCommand.run(Map.of("DATABASE_URL", "")))
                .havingRootCause()
                .isInstanceOf(WrongVariables.class)
                .withMessageContaining("DATABASE_URL is not set");
    }

    private static int migrate() {
        return MigrationCommand.run(Map.of("DATABASE_URL", platform.postgres().provisioningUrl(), "LOG_FORMAT", ""));
    }

    /// A school whose database has the migrations up to that one.
    private static SchoolId school(String status, String version) {
        SchoolId school = register(status);
        sql.sql("CREATE DATABASE " + school.databaseName()).update();
        if (version.equals(NEWEST)) {
            SchoolSchema.current().migrate(central.withDatabase(school.databaseName()));
        } else {
            DatabaseUrl database = central.withDatabase(school.databaseName());
            Flyway.configure()
                    .dataSource(Platform.source(database))
                    .locations("classpath:db/school")
                    .placeholderReplacement(false)
                    .target(version)
                    .load()
                    .migrate();
        }
        return school;
    }

    private static SchoolId register(String status) {
        SchoolId school = new SchoolId(UUID.randomUUID());
        sql.sql("""
                        INSERT INTO school (id, slug, name, district, board, admin_email, phone, database_name, subdomain,
                                            status, created_at)
                        VALUES (:id, :slug, 'A school', 'Delhi', 'CBSE', 'admin@school.example', '+919876543210',
                                :database, 'school.syncad.in', :status, now())
                        """)
                .param("id", school.value())
                .param("slug", "s-" + school.value().toString().substring(0, 8))
                .param("database", school.databaseName())
                .param("status", status)
                .update();
        return school;
    }

    private static String version(SchoolId school) {
        return Platform.sql(central.withDatabase(school.databaseName()))
                .sql("SELECT version FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1")
                .query(String.class)
                .single();
    }
}
