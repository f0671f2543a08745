package in.syncad.provisioning.standby;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.schema.SchoolDatabases;
import in.syncad.common.schema.SchoolSchema;
import in.syncad.common.schema.SchoolTemplate;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.embedded.EmbeddedPlatform;
import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.Platform;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// The stock of two versions of the service beside each other: that of the running node, and the next one.
class StandbyStockTests {

    private static final int SIZE = 4;

    private static Node node;
    private static SchoolTemplate next;

    @BeforeAll
    static void start() {
        node = Node.start(Map.of("STANDBY_DATABASES", Integer.toString(SIZE)));
        next = new SchoolTemplate(
                DatabaseUrl.parse(Platform.environment().get("DATABASE_URL")), SchoolSchema.in("classpath:db/next"));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void awaitStock() {
        awaitStock(current());
        next.ensure();
    }

    @Test
    void aBurstFindsTheStockAndTheStockIsFilledAtOnce() {
        List<UUID> schools = IntStream.range(0, SIZE)
                .mapToObj(school -> node.operator().create(Operator.newSlug()))
                .toList();

        schools.forEach(school -> node.operator().await(school, "active"));

        assertThat(schools).allSatisfy(school -> assertThat(origin(school)).isEqualTo("standby"));
        // Long before the timer fires.
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> ready(current()) >= SIZE);
    }

    @Test
    void howeverManyMakeThemThereAreNeverTooMany() throws Exception {
        StandbyStock stock = stock(Clock.systemUTC());
        stock.drop(next.schema().stamp());

        List<Boolean> made = atOnce(Collections.nCopies(SIZE * 3, () -> stock.add(SIZE)));

        assertThat(made).filteredOn(one -> one).hasSize(SIZE);
        assertThat(ready(next.schema().stamp())).isEqualTo(SIZE);
    }

    @Test
    void twoVersionsClaimTheirOwnDatabasesOnly() throws Exception {
        StandbyStock later = stock(Clock.systemUTC());
        StandbyStock earlier = node.bean(StandbyStock.class);
        List<SchoolId> schools = Collections.nCopies(SIZE * 2, 0).stream()
                .map(number -> new SchoolId(UUID.randomUUID()))
                .toList();
        List<Callable<Boolean>> work = new ArrayList<>(Collections.nCopies(SIZE, () -> later.add(SIZE)));
        schools.subList(0, SIZE).forEach(school -> work.add(() -> claimed(later, school)));
        schools.subList(SIZE, SIZE * 2).forEach(school -> work.add(() -> claimed(earlier, school)));

        atOnce(work);

        schools.subList(0, SIZE)
                .forEach(school -> assertThat(hasNextSchema(school)).isTrue());
        schools.subList(SIZE, SIZE * 2)
                .forEach(school -> assertThat(hasNextSchema(school)).isFalse());
        schools.forEach(school -> node.bean(SchoolDatabases.class).drop(school.databaseName()));
    }

    @Test
    void aSchemaThatANodeUsedOfLateKeepsItsTemplateAndItsStock() {
        used(Duration.ofMinutes(29));
        stock(Clock.systemUTC()).add(1);

        node.bean(RetireSchemas.class).run();

        assertThat(templates()).contains(next.name());
        assertThat(ready(next.schema().stamp())).isPositive();
    }

    @Test
    void aSchemaThatNobodyUsesLosesItsTemplateAndItsStock() {
        stock(Clock.systemUTC()).add(1);
        String unfinished = "template_school_1_00000000_new";
        node.bean(JdbcClient.class)
                .sql("CREATE DATABASE " + unfinished + " TEMPLATE template0")
                .update();
        used(Duration.ofMinutes(31));

        node.bean(RetireSchemas.class).run();

        assertThat(templates()).doesNotContain(next.name());
        assertThat(databases("standby_")).hasSize(announced());
        assertThat(ready(next.schema().stamp())).isZero();
        assertThat(ready(current())).isPositive();
        assertThat(templates()).as("seen for the first time").contains(unfinished);
        Platform.sql()
                .sql("UPDATE schema_use SET used_at = now() - interval '1 hour' WHERE stamp = '1_00000000'")
                .update();
        node.bean(RetireSchemas.class).run();
        assertThat(templates()).doesNotContain(unfinished);
    }

    @Test
    void whatAMakerLeftUnfinishedIsDroppedAndAMakerThatComesLateDropsItsOwn() {
        String stamp = next.schema().stamp();
        StandbyStore store = node.bean(StandbyStore.class);
        node.bean(TransactionOperations.class)
                .executeWithoutResult(status -> store.announce(
                        "standby_of_the_dead", stamp, 100, Clock.systemUTC().instant()));
        node.bean(SchoolDatabases.class).createClosed("standby_of_the_dead");

        stock(Clock.systemUTC()).tidy();
        assertThat(databases("standby_of_the_dead")).hasSize(1);

        stock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6))).tidy();
        assertThat(databases("standby_of_the_dead")).isEmpty();
        assertThat(store.ready("standby_of_the_dead")).isFalse();
    }

    private static StandbyStock stock(Clock clock) {
        ApplicationEventPublisher nobody = event -> {};
        JdbcClient sql = node.bean(JdbcClient.class);
        return new StandbyStock(
                node.bean(StandbyStore.class),
                new SchoolDatabases(DatabaseUrl.parse(Platform.environment().get("DATABASE_URL")), sql, next),
                next,
                node.bean(TransactionOperations.class),
                nobody,
                clock);
    }

    private static boolean claimed(StandbyStock stock, SchoolId school) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> stock.claim(school));
        return true;
    }

    private static <T> List<T> atOnce(List<? extends Callable<T>> work) throws Exception {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : workers.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        }
    }

    /// A node of the next version last said so that long ago.
    private static void used(Duration ago) {
        Platform.sql()
                .sql("""
                        INSERT INTO schema_use (stamp, used_at) VALUES (:stamp, now() - make_interval(secs => :ago))
                        ON CONFLICT (stamp) DO UPDATE SET used_at = excluded.used_at
                        """)
                .param("stamp", next.schema().stamp())
                .param("ago", ago.toSeconds())
                .update();
    }

    private static void awaitStock(String stamp) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> ready(stamp) >= SIZE);
    }

    private static String current() {
        return node.bean(SchoolSchema.class).stamp();
    }

    private static int ready(String stamp) {
        return Platform.sql()
                .sql("SELECT count(*) FROM standby_database WHERE ready AND stamp = :stamp")
                .param("stamp", stamp)
                .query(Integer.class)
                .single();
    }

    private static int announced() {
        return Platform.sql()
                .sql("SELECT count(*) FROM standby_database")
                .query(Integer.class)
                .single();
    }

    private static String origin(UUID school) {
        return Platform.sql()
                .sql("""
                        SELECT output ->> 'from' FROM saga_step JOIN saga ON id = saga_id
                        WHERE subject = :school AND name = 'create-database'
                        """)
                .param("school", school)
                .query(String.class)
                .single();
    }

    private static boolean hasNextSchema(SchoolId school) {
        DatabaseUrl superuser =
                DatabaseUrl.parse(EmbeddedPlatform.shared().postgres().superuserUrl());
        return Platform.sql(superuser.withDatabase(school.databaseName()))
                .sql("SELECT to_regclass('of_the_next_version') IS NOT NULL")
                .query(Boolean.class)
                .single();
    }

    private static List<String> templates() {
        return databases("template_school_");
    }

    private static List<String> databases(String prefix) {
        return Platform.sql()
                .sql("SELECT datname FROM pg_database WHERE starts_with(datname::text, :prefix)")
                .param("prefix", prefix)
                .query(String.class)
                .list();
    }
}
