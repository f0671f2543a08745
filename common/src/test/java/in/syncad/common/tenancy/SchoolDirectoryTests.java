package in.syncad.common.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import in.syncad.common.refusal.Refused;
import in.syncad.common.schema.CentralSchema;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.embedded.postgres.PostgresServer;
import in.syncad.embedded.postgres.PostgresSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.Driver;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/// Has a server of its own, because it kills it.
class SchoolDirectoryTests {

    static PostgresServer server;
    static DatabaseUrl central;
    static JdbcClient registry;

    private final List<School> told = new CopyOnWriteArrayList<>();
    private SchoolDirectory directory;

    @BeforeAll
    static void migrate() {
        server = PostgresServer.start(PostgresSettings.temporary());
        central = DatabaseUrl.parse(server.provisioningUrl());
        CentralSchema.migrate(central);
        registry = JdbcClient.create(dataSource(central));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void start() {
        DatabaseUrl api = DatabaseUrl.parse(server.apiUrl());
        directory = SchoolDirectory.start(api, dataSource(api), List.of(told::add));
        await().until(directory::isInStep);
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void findsASchoolTheMomentItIsActive() {
        SchoolId id = insert("just-made", SchoolStatus.PROVISIONING);
        assertThat(directory.bySlug("just-made"))
                .hasValueSatisfying(school -> assertThat(school.status()).isEqualTo(SchoolStatus.PROVISIONING));

        become(id, SchoolStatus.ACTIVE);

        assertThat(directory.bySlug("just-made"))
                .hasValueSatisfying(school -> assertThat(school.status()).isEqualTo(SchoolStatus.ACTIVE));
        assertThat(directory.byId(id)).isEqualTo(directory.bySlug("just-made"));
    }

    @Test
    void findsASchoolThatWasAskedForTooEarly() {
        assertThat(directory.bySlug("early-bird")).isEmpty();
        SchoolId id = insert("early-bird", SchoolStatus.PROVISIONING);
        become(id, SchoolStatus.ACTIVE);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(directory.bySlug("early-bird")).isPresent());
    }

    @Test
    void tellsOfSuspensionAndForgetsTheDeleted() {
        SchoolId id = insert("to-be-closed", SchoolStatus.PROVISIONING);
        become(id, SchoolStatus.ACTIVE);
        become(id, SchoolStatus.SUSPENDED);
        await().untilAsserted(() ->
                assertThat(directory.byId(id).orElseThrow().status()).isEqualTo(SchoolStatus.SUSPENDED));

        become(id, SchoolStatus.DELETING);
        become(id, SchoolStatus.DELETED);

        await().untilAsserted(() -> assertThat(directory.byId(id)).isEmpty());
        assertThat(told.stream().filter(school -> school.id().equals(id)).map(School::status))
                .contains(SchoolStatus.SUSPENDED)
                .endsWith(SchoolStatus.DELETED);
    }

    @Test
    void tellsOfASchoolThatIsActiveAgainAlsoWhenARequestFoundItFirst() {
        SchoolId id = insert("second-try", SchoolStatus.PROVISIONING);
        List<SchoolStatus> heard = new ArrayList<>();
        SchoolDirectory byHand = byHand(dataSource(central), heard);
        byHand.refresh(id);
        become(id, SchoolStatus.FAILED);
        byHand.refresh(id);
        become(id, SchoolStatus.PROVISIONING);
        byHand.refresh(id);
        become(id, SchoolStatus.ACTIVE);

        assertThat(byHand.bySlug("second-try")).isPresent();
        byHand.refresh(id);

        assertThat(heard)
                .containsExactly(
                        SchoolStatus.PROVISIONING,
                        SchoolStatus.DELETED,
                        SchoolStatus.PROVISIONING,
                        SchoolStatus.ACTIVE);
    }

    @Test
    void whatALookUpReadBeforeAChangeDoesNotReplaceIt() {
        SchoolId id = insert("overtaken", SchoolStatus.PROVISIONING);
        become(id, SchoolStatus.ACTIVE);
        List<SchoolStatus> heard = new ArrayList<>();
        AfterReading source = new AfterReading(dataSource(central));
        SchoolDirectory byHand = byHand(source, heard);
        source.once(() -> {
            become(id, SchoolStatus.SUSPENDED);
            byHand.refresh(id);
        });

        assertThat(byHand.bySlug("overtaken"))
                .hasValueSatisfying(school -> assertThat(school.status()).isEqualTo(SchoolStatus.SUSPENDED));
        assertThat(byHand.byId(id)).isEqualTo(byHand.bySlug("overtaken"));
        assertThat(heard).containsExactly(SchoolStatus.SUSPENDED);
    }

    @Test
    void goesOnServingKnownSchoolsWithoutTheCentralDatabaseAndCatchesUp() {
        SchoolId known = insert("known-school", SchoolStatus.PROVISIONING);
        become(known, SchoolStatus.ACTIVE);
        await().untilAsserted(() -> assertThat(told)
                .anyMatch(school -> school.id().equals(known) && school.status() == SchoolStatus.ACTIVE));
        server.kill();
        try {
            await().until(() -> !directory.isInStep());
            assertThat(directory.bySlug("known-school")).isPresent();
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> directory.bySlug("never-seen"))
                    .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Refused.Reason.UNAVAILABLE));
        } finally {
            server.restart();
        }
        await().atMost(Duration.ofSeconds(20)).until(directory::isInStep);
        become(known, SchoolStatus.SUSPENDED);
        await().untilAsserted(() ->
                assertThat(directory.byId(known).orElseThrow().status()).isEqualTo(SchoolStatus.SUSPENDED));
    }

    @ParameterizedTest
    @EnumSource
    void theRegistryAllowsExactlyTheMovesOfTheStatusMachine(SchoolStatus from) {
        for (SchoolStatus to : SchoolStatus.values()) {
            SchoolId id = insert("s" + UUID.randomUUID().toString().substring(0, 8), from);
            boolean moved = to == from;
            try {
                become(id, to);
                moved = true;
            } catch (DataAccessException refused) {
                assertThat(refused).hasMessageContaining("a school cannot go from");
            }
            assertThat(moved).as("%s -> %s", from, to).isEqualTo(to == from || from.canBecome(to));
        }
    }

    private static SchoolId insert(String slug, SchoolStatus status) {
        SchoolId id = new SchoolId(UUID.randomUUID());
        registry.sql("""
                        INSERT INTO school (id, slug, name, district, board, admin_email, phone, database_name,
                                            subdomain, status, created_at)
                        VALUES (:id, :slug, 'A School', 'Delhi', 'CBSE', 'a@b.in', '+919876543210', :database,
                                :slug || '.syncad.in', :status, now())
                        """)
                .param("id", id.value())
                .param("slug", slug)
                .param("database", id.databaseName())
                .param("status", status.code())
                .update();
        return id;
    }

    private static void become(SchoolId id, SchoolStatus status) {
        registry.sql("UPDATE school SET status = :status WHERE id = :id")
                .param("status", status.code())
                .param("id", id.value())
                .update();
    }

    /// Hears of nothing by itself.
    private static SchoolDirectory byHand(DataSource source, List<SchoolStatus> heard) {
        return new SchoolDirectory(new SchoolRegistryStore(source), List.of(school -> heard.add(school.status())));
    }

    private static DataSource dataSource(DatabaseUrl url) {
        return new SimpleDriverDataSource(new Driver(), url.jdbcUrl(), url.jdbcProperties());
    }
}
