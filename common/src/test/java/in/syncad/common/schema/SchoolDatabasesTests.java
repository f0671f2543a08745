package in.syncad.common.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import in.syncad.common.schema.Connections.Session;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.embedded.EmbeddedPlatform;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class SchoolDatabasesTests {

    private static final DatabaseUrl CENTRAL =
            DatabaseUrl.parse(EmbeddedPlatform.shared().postgres().provisioningUrl());
    private static final JdbcClient SQL = JdbcClient.create(Connections.to(CENTRAL));
    private static final SchoolTemplate TEMPLATE = new SchoolTemplate(CENTRAL, SchoolSchema.current());
    private static final SchoolDatabases DATABASES = new SchoolDatabases(CENTRAL, SQL, TEMPLATE);
    private static final SchoolLogins LOGINS = new SchoolLogins(SQL);

    private final SchoolId school = new SchoolId(UUID.randomUUID());
    private final String database = school.databaseName();

    @BeforeAll
    static void migrateCentral() {
        CentralSchema.migrate(CENTRAL);
        TEMPLATE.ensure();
    }

    @Test
    void oneTemplateIsBuiltHoweverManyAskAtOnce() throws ExecutionException, InterruptedException {
        new Databases(SQL).drop(TEMPLATE.name());
        try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
            Callable<String> ask = TEMPLATE::ensure;
            List<Future<String>> asked = executor.invokeAll(Collections.nCopies(4, ask));
            for (Future<String> answer : asked) {
                assertThat(answer.get()).isEqualTo(TEMPLATE.name());
            }
        }
        assertThat(new Databases(SQL).isTemplate(TEMPLATE.name())).isTrue();
        assertThat(DATABASES.exists(TEMPLATE.name() + "_new")).isFalse();
    }

    @Test
    void whatAKilledBuilderLeftIsBuiltAnew() {
        Databases databases = new Databases(SQL);
        databases.drop(TEMPLATE.name());
        databases.createEmpty(TEMPLATE.name() + "_new");
        databases.closeAsTemplate(TEMPLATE.name() + "_new");

        TEMPLATE.ensure();

        DATABASES.create(database);
        try (Session session = Connections.session(CENTRAL.withDatabase(database))) {
            assertThat(tables(session.sql())).contains("school_profile", "user_account", "user_role");
        }
    }

    @Test
    void aSchoolsRoleReadsAndWritesItsRowsAndCannotChangeTheSchema() {
        DATABASES.create(database);
        DATABASES.prepare(database, seed());
        LOGINS.create(database, "a password", 5);

        try (Session session = Connections.session(CENTRAL.with(database, database, "a password"))) {
            JdbcClient sql = session.sql();
            assertThat(sql.sql("SELECT school_id FROM school_profile")
                            .query(UUID.class)
                            .single())
                    .isEqualTo(school.value());
            assertThat(sql.sql("UPDATE user_account SET display_name = 'Seymour Skinner'")
                            .update())
                    .isEqualTo(1);
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> sql.sql("CREATE TABLE mine (id int)").update())
                    .withStackTraceContaining("permission denied");
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> sql.sql("DROP TABLE user_role").update())
                    .withStackTraceContaining("must be owner");
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> sql.sql("SELECT version FROM flyway_schema_history")
                            .query(String.class)
                            .list())
                    .withStackTraceContaining("permission denied");
        }
    }

    @Test
    void aSchoolsRoleCannotConnectToAnythingElse() {
        String other = new SchoolId(UUID.randomUUID()).databaseName();
        DATABASES.create(database);
        DATABASES.create(other);
        LOGINS.create(database, "a password", 5);

        for (String foreign : List.of(other, CENTRAL.database(), "postgres", "template1", TEMPLATE.name())) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(foreign)
                    .isThrownBy(() -> connect(CENTRAL.with(foreign, database, "a password")))
                    .withStackTraceContaining("database \"%s\"".formatted(foreign));
        }
    }

    @Test
    void aSchoolsRoleHasNoMoreSessionsThanAllowed() {
        DATABASES.create(database);
        LOGINS.create(database, "a password", 1);
        DatabaseUrl url = CENTRAL.with(database, database, "a password");
        try (Session first = Connections.session(url)) {
            first.sql().sql("SELECT 1").query(Integer.class).single();
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> connect(url))
                    .withStackTraceContaining("too many connections for role");
        }
    }

    @Test
    void thePasswordCanBeReplaced() {
        DATABASES.create(database);
        LOGINS.create(database, "a password", 5);
        LOGINS.create(database, "another", 5);

        connect(CENTRAL.with(database, database, "another"));
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> connect(CENTRAL.with(database, database, "a password")))
                .withStackTraceContaining("password authentication failed");
    }

    @Test
    void everythingMayBeDoneTwice() {
        DATABASES.create(database);
        DATABASES.create(database);
        DATABASES.prepare(database, seed());
        DATABASES.prepare(database, seed());
        try (Session session = Connections.session(CENTRAL.withDatabase(database))) {
            assertThat(count(session.sql(), "user_account")).isEqualTo(1);
            assertThat(count(session.sql(), "user_role")).isEqualTo(1);
            assertThat(count(session.sql(), "school_profile")).isEqualTo(1);
        }
        LOGINS.create(database, "a password", 5);
        LOGINS.create(database, "a password", 5);

        LOGINS.drop(database);
        LOGINS.drop(database);
        DATABASES.drop(database);
        DATABASES.drop(database);
        assertThat(LOGINS.exists(database)).isFalse();
        assertThat(DATABASES.exists(database)).isFalse();
    }

    @Test
    void sessionsInUseDoNotStopTheRemoval() {
        DATABASES.create(database);
        LOGINS.create(database, "a password", 5);
        try (Session inUse = Connections.session(CENTRAL.with(database, database, "a password"))) {
            inUse.sql().sql("SELECT 1").query(Integer.class).single();

            LOGINS.drop(database);
            DATABASES.drop(database);
        }
        assertThat(LOGINS.exists(database)).isFalse();
        assertThat(DATABASES.exists(database)).isFalse();
    }

    @Test
    void aClosedDatabaseIsClaimedByRenamingIt() {
        String closed = "standby_" + database.substring("school_".length());
        DATABASES.createClosed(closed);
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> connect(CENTRAL.withDatabase(closed)))
                .withStackTraceContaining("not currently accepting connections");

        DATABASES.claim(closed, database);

        assertThat(DATABASES.exists(closed)).isFalse();
        DATABASES.prepare(database, seed());
    }

    @Test
    void withoutATemplateTheDatabaseIsMigrated() {
        new Databases(SQL).createEmpty(database);
        new Databases(SQL).open(database);

        DATABASES.prepare(database, seed());

        LOGINS.create(database, "a password", 5);
        try (Session session = Connections.session(CENTRAL.with(database, database, "a password"))) {
            assertThat(count(session.sql(), "user_account")).isEqualTo(1);
        }
    }

    @Test
    void namesThatNeedQuotingAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> DATABASES.drop("x\"; DROP DATABASE syncad_central; --"));
        assertThatIllegalArgumentException().isThrownBy(() -> LOGINS.create("UPPER", "a password", 1));
    }

    private SchoolSeed seed() {
        return new SchoolSeed(
                school,
                "Springfield High School",
                "springfield-high",
                "Delhi",
                "CBSE",
                ZoneId.of("Asia/Kolkata"),
                new SchoolSeed.Admin("admin@springfield.edu", "+919876543210"));
    }

    private static void connect(DatabaseUrl url) {
        try (Session session = Connections.session(url)) {
            session.sql().sql("SELECT 1").query(Integer.class).single();
        }
    }

    private static int count(JdbcClient sql, String table) {
        return sql.sql("SELECT count(*) FROM " + table).query(Integer.class).single();
    }

    private static List<String> tables(JdbcClient sql) {
        return sql.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                .query(String.class)
                .list();
    }
}
