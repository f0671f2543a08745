package in.syncad.api.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.faults.Traffic.Answered;
import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.common.tenancy.School;
import in.syncad.embedded.EmbeddedPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class PostgresRestartTests {

    private static final String STUDENTS = "/api/v1/students";
    private static final int CLIENTS = 16;
    private static final int ENOUGH = 100;
    private static final Duration HANGING = Duration.ofSeconds(10);
    private static final Duration OUTAGE = Duration.ofSeconds(7);
    private static final Duration RECOVERY = Duration.ofSeconds(15);

    private static EmbeddedPlatform platform;
    private static RunningApi api;
    private static School school;
    private static ApiClient admin;

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void openSchool() {
        platform = EmbeddedPlatform.temporary();
        api = RunningApi.on(platform, Map.of());
        school = api.schools().create("restarted");
        admin = api.at("restarted.syncad.in").signedIn(TestSchools.adminOf("restarted"));
    }

    @AfterAll
    static void close() {
        api.close();
        platform.close();
    }

    @Test
    void aKilledDatabaseCostsOnlyWhatIsInFlightAndLosesNothing() throws InterruptedException, ExecutionException {
        try (Traffic traffic = new Traffic()) {
            for (int client = 0; client < CLIENTS; client++) {
                traffic.client(() -> listAndEnrol(traffic));
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> traffic.answers().size() > ENOUGH && !acknowledged.isEmpty());
            assertThat(traffic.answers()).allMatch(Answered::isSuccess);

            platform.postgres().kill();
            allFailsLongAfter(traffic, System.nanoTime());
            platform.postgres().restart();
            allIsWellSoonAfter(traffic, System.nanoTime());

            traffic.end();
            assertThat(traffic.answers()).allSatisfy(PostgresRestartTests::isSuccessOrPlainRefusal);
        }
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    /// The creation carries a key, so that it may be repeated when the answer got lost on the way.
    private void listAndEnrol(Traffic traffic) throws InterruptedException {
        traffic.ask(() -> admin.get(STUDENTS));
        Map<String, Object> student = People.student("Asha");
        ApiClient once = admin.with("Idempotency-Key", UUID.randomUUID().toString());
        ApiAnswer enrolled = traffic.askUntilDone(() -> once.post(STUDENTS, student));
        acknowledged.add(enrolled.expect(201).body().get("id").asString());
    }

    /// Longer than anything that was read before the kill is remembered.
    private static void allFailsLongAfter(Traffic traffic, long killed) {
        await().atMost(OUTAGE.plus(HANGING))
                .until(() -> traffic.answersSince(killed + OUTAGE.toNanos()).size() > CLIENTS);
        assertThat(traffic.answersSince(killed + OUTAGE.toNanos())).allMatch(Answered::isUnavailable);
    }

    /// From some moment within the time to recover no request fails any more.
    private static void allIsWellSoonAfter(Traffic traffic, long restarted) {
        await().atMost(RECOVERY.plus(HANGING)).until(() -> {
            List<Answered> late = traffic.answersSince(restarted + RECOVERY.toNanos());
            return late.size() > ENOUGH;
        });
        assertThat(traffic.answersSince(restarted + RECOVERY.toNanos())).allMatch(Answered::isSuccess);
    }

    private static void isSuccessOrPlainRefusal(Answered answered) {
        assertThat(answered.took()).isLessThan(HANGING);
        if (!answered.isSuccess()) {
            assertThat(answered.answer().expect(503).header("Content-Type")).startsWith("application/problem+json");
            assertThat(answered.answer().header("Retry-After")).isNotEmpty();
        }
    }

    private static List<String> stored() {
        return api.schools()
                .database(school)
                .sql("SELECT id FROM student")
                .query(String.class)
                .list();
    }
}
