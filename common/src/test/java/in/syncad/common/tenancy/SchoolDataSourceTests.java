package in.syncad.common.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import in.syncad.common.schema.CentralSchema;
import in.syncad.common.schema.SchoolDatabases;
import in.syncad.common.schema.SchoolLogins;
import in.syncad.common.schema.SchoolSchema;
import in.syncad.common.schema.SchoolSeed;
import in.syncad.common.schema.SchoolTemplate;
import in.syncad.common.secret.Secrets;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.common.tenancy.lanes.LaneClosedException;
import in.syncad.common.tenancy.lanes.LaneObserver;
import in.syncad.common.tenancy.lanes.LaneSettings;
import in.syncad.common.tenancy.lanes.NoConnectionException;
import in.syncad.embedded.EmbeddedPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class SchoolDataSourceTests {

    private static final String SEED_ID = "01890000-0000-7000-8000-000000000001";

    static DatabaseUrl central;
    static SchoolDatabases databases;
    static SchoolLogins logins;
    static StoredSecrets secrets = new StoredSecrets();
    static School springfield;
    static School shelbyville;

    private SchoolDataSource dataSource;

    @BeforeAll
    static void makeTwoSchools() {
        central = DatabaseUrl.parse(EmbeddedPlatform.shared().postgres().provisioningUrl());
        CentralSchema.migrate(central);
        JdbcClient sql = JdbcClient.create(
                new SimpleDriverDataSource(new Driver(), central.jdbcUrl(), central.jdbcProperties()));
        SchoolTemplate template = new SchoolTemplate(central, SchoolSchema.current());
        template.ensure();
        databases = new SchoolDatabases(central, sql, template);
        logins = new SchoolLogins(sql);
        springfield = make("springfield");
        shelbyville = make("shelbyville");
    }

    @BeforeEach
    void start() {
        dataSource = start(LaneSettings.ofBudget(12).withAcquireTimeout(Duration.ofMillis(500)));
    }

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void givesNothingWithoutASchool() {
        assertThatIllegalStateException().isThrownBy(() -> dataSource.getConnection());
    }

    @Test
    void readsTheRowsOfTheCurrentSchoolAlsoWhenIdsAreEqual() {
        assertThat(nameOfSeedAccount(springfield)).isEqualTo("Admin of springfield");
        assertThat(nameOfSeedAccount(shelbyville)).isEqualTo("Admin of shelbyville");
        assertThat(nameOfSeedAccount(springfield)).isEqualTo("Admin of springfield");
    }

    @Test
    void keepsSchoolsApartUnderManyThreadsAndFailures() throws Exception {
        List<School> schools = List.of(springfield, shelbyville);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
                SchoolDataSource roomy = start(LaneSettings.ofBudget(12).withAcquireTimeout(Duration.ofSeconds(60)))) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                School school = schools.get(i % 2);
                boolean failing = i % 7 == 0;
                all.add(executor.submit(() -> CurrentSchool.call(school, () -> {
                    JdbcClient sql = JdbcClient.create(roomy);
                    if (failing) {
                        assertThatExceptionOfType(RuntimeException.class)
                                .isThrownBy(() -> sql.sql("SELECT 1/0").query().singleValue());
                    }
                    return assertThat(seedAccount(sql)).isEqualTo("Admin of " + school.slug());
                })));
            }
            for (Future<?> one : all) {
                one.get();
            }
            assertThat(roomy.statistics().open()).isLessThanOrEqualTo(12);
        }
    }

    @Test
    void lendsAtMostTenToASchool() throws SQLException {
        List<Connection> held = new ArrayList<>();
        try {
            CurrentSchool.<Void, SQLException>call(springfield, () -> {
                for (int i = 0; i < 10; i++) {
                    held.add(dataSource.getConnection());
                }
                assertThatExceptionOfType(NoConnectionException.class).isThrownBy(() -> dataSource.getConnection());
                return null;
            });
            assertThat(nameOfSeedAccount(shelbyville)).isEqualTo("Admin of shelbyville");
        } finally {
            for (Connection connection : held) {
                connection.close();
            }
        }
    }

    @Test
    void aTransactionRefusesToChangeSchools() {
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));

        CurrentSchool.run(
                springfield,
                () -> transaction.executeWithoutResult(
                        status -> assertThatIllegalStateException().isThrownBy(() -> nameOfSeedAccount(shelbyville))));
    }

    @Test
    void aSchoolsRoleReachesNoOtherDatabase() {
        SchoolCredential credential = SchoolCredential.fromJson(
                secrets.find(SchoolCredential.secretName(springfield.id())).orElseThrow());
        for (String other : List.of(shelbyville.databaseName(), central.database(), "postgres", "template1")) {
            DatabaseUrl url = central.with(other, credential.username(), credential.password());
            assertThatExceptionOfType(SQLException.class)
                    .as(other)
                    .isThrownBy(() -> new Driver().connect(url.jdbcUrl(), url.jdbcProperties()))
                    .satisfies(refusal -> assertThat(refusal.getSQLState()).isIn("42501", "28000"));
        }
    }

    @Test
    void refusesADatabaseThatBelongsToAnotherSchool() {
        School impostor = new School(
                new SchoolId(UUID.randomUUID()),
                "impostor",
                "Impostor",
                SchoolStatus.ACTIVE,
                "unused",
                ZoneId.of("Asia/Kolkata"));
        databases.create(impostor.id().databaseName());
        databases.prepare(impostor.id().databaseName(), seed(springfield.id(), "stolen"));
        login(impostor.id());

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> CurrentSchool.call(impostor, () -> dataSource.getConnection()))
                .withMessageContaining("does not belong");
    }

    @Test
    void takesUpAChangedPassword() {
        assertThat(nameOfSeedAccount(springfield)).isEqualTo("Admin of springfield");
        login(springfield.id());
        // The old connection is idle and still good; a second one at the same time has to be opened.
        CurrentSchool.run(springfield, () -> {
            try (Connection first = dataSource.getConnection();
                    Connection second = dataSource.getConnection()) {
                assertThat(first).isNotSameAs(second);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void anErrorNamesTheConstraintButNotThePersonsData() {
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> CurrentSchool.run(
                        springfield,
                        () -> JdbcClient.create(dataSource)
                                .sql("INSERT INTO user_account (display_name, email) VALUES ('Twin', 'same@id.in')")
                                .update()))
                .withMessageContaining("user_account_email_unique")
                .satisfies(refusal -> assertThat(refusal.getMostSpecificCause()).hasMessageNotContaining("same@id.in"));
    }

    @Test
    void aShutSchoolGetsNothingUntilItIsOpened() throws InterruptedException {
        assertThat(nameOfSeedAccount(springfield)).isEqualTo("Admin of springfield");
        dataSource.shut(springfield.id(), Duration.ofSeconds(1));
        assertThatExceptionOfType(LaneClosedException.class)
                .isThrownBy(() -> CurrentSchool.call(springfield, () -> dataSource.getConnection()));
        dataSource.open(springfield.id());
        assertThat(nameOfSeedAccount(springfield)).isEqualTo("Admin of springfield");
    }

    private SchoolDataSource start(LaneSettings settings) {
        return SchoolDataSource.start(settings, central, secrets, LaneObserver.NONE);
    }

    private String nameOfSeedAccount(School school) {
        return CurrentSchool.<String, RuntimeException>call(school, () -> seedAccount(JdbcClient.create(dataSource)));
    }

    private static String seedAccount(JdbcClient sql) {
        return sql.sql("SELECT display_name FROM user_account WHERE id = :id::uuid")
                .param("id", SEED_ID)
                .query(String.class)
                .single();
    }

    private static School make(String slug) {
        SchoolId id = new SchoolId(UUID.randomUUID());
        School school = new School(id, slug, slug, SchoolStatus.ACTIVE, id.databaseName(), ZoneId.of("Asia/Kolkata"));
        databases.create(id.databaseName());
        databases.prepare(id.databaseName(), seed(id, slug));
        login(id);
        DatabaseUrl owner = central.withDatabase(id.databaseName());
        JdbcClient.create(new SimpleDriverDataSource(new Driver(), owner.jdbcUrl(), owner.jdbcProperties()))
                .sql("INSERT INTO user_account (id, display_name, email) VALUES (:id::uuid, :name, 'same@id.in')")
                .param("id", SEED_ID)
                .param("name", "Admin of " + slug)
                .update();
        return school;
    }

    private static void login(SchoolId id) {
        String password = UUID.randomUUID().toString();
        logins.create(id.databaseName(), password, 32);
        secrets.put(SchoolCredential.secretName(id), new SchoolCredential(id.databaseName(), password).toJson());
    }

    private static SchoolSeed seed(SchoolId id, String slug) {
        return new SchoolSeed(
                id,
                slug,
                slug,
                "Delhi",
                "CBSE",
                ZoneId.of("Asia/Kolkata"),
                new SchoolSeed.Admin("admin@" + slug + ".in", "+919876543210"));
    }

    private static final class StoredSecrets implements Secrets {

        private final Map<String, String> values = new ConcurrentHashMap<>();

        @Override
        public void put(String name, String value) {
            values.put(name, value);
        }

        @Override
        public String putIfAbsent(String name, String value) {
            String before = values.putIfAbsent(name, value);
            return before == null ? value : before;
        }

        @Override
        public Optional<String> find(String name) {
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public List<String> names(String prefix) {
            return values.keySet().stream()
                    .filter(name -> name.startsWith(prefix))
                    .toList();
        }

        @Override
        public void delete(String name) {
            values.remove(name);
        }
    }
}
