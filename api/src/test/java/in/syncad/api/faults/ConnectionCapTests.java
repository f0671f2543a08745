package in.syncad.api.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.faults.Traffic.Answered;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.embedded.EmbeddedPlatform;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ConnectionCapTests {

    private static final String STUDENTS = "/api/v1/students";
    private static final int CLIENTS = 500;
    private static final int BUDGET = 12;
    private static final int PER_SCHOOL = 10;
    private static final int ENOUGH_SAMPLES = 200;

    private static EmbeddedPlatform platform;
    private static RunningApi api;
    private static List<ApiClient> admins;

    @BeforeAll
    static void openSchools() {
        platform = EmbeddedPlatform.temporary();
        // Everybody is let in, so that only the pool stands between the flood and the databases.
        api = RunningApi.on(
                platform, Map.of("SYNCAD_CONNECTIONS_BUDGET", BUDGET, "syncad.admission.per-school", CLIENTS));
        admins = List.of(admin("flooded-one"), admin("flooded-two"));
    }

    @AfterAll
    static void close() {
        api.close();
        platform.close();
    }

    @Test
    void aFloodToOneSchoolOpensTenConnectionsAndNoMore() throws SQLException, InterruptedException, ExecutionException {
        try (ConnectionWatch watch = watch()) {
            flood(admins.subList(0, 1), watch);
            // Exactly, because a flood that leaves room would prove nothing.
            assertThat(watch.mostOfOneSchool()).isEqualTo(PER_SCHOOL);
        }
    }

    @Test
    void aFloodToSeveralSchoolsOpensTheBudgetAndNoMore() throws SQLException, InterruptedException, ExecutionException {
        try (ConnectionWatch watch = watch()) {
            flood(admins, watch);
            assertThat(watch.mostOfOneSchool()).isLessThanOrEqualTo(PER_SCHOOL);
            assertThat(watch.mostInAll()).isEqualTo(BUDGET);
        }
    }

    private static void flood(List<ApiClient> callers, ConnectionWatch watch)
            throws InterruptedException, ExecutionException {
        try (Traffic traffic = new Traffic()) {
            for (int client = 0; client < CLIENTS; client++) {
                ApiClient caller = callers.get(client % callers.size());
                traffic.client(() -> {
                    traffic.ask(() -> caller.get(STUDENTS));
                    traffic.ask(() -> caller.post(STUDENTS, People.student("Asha")));
                });
            }
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> watch.samples() >= ENOUGH_SAMPLES
                            && traffic.answers().size() >= 2 * CLIENTS);
            traffic.end();
            assertThat(traffic.answers()).allMatch(answered -> answered.isSuccess() || answered.isUnavailable());
            assertThat(traffic.answers()).filteredOn(Answered::isSuccess).hasSizeGreaterThan(CLIENTS / 2);
        }
    }

    private static ConnectionWatch watch() throws SQLException {
        return ConnectionWatch.start(DatabaseUrl.parse(platform.postgres().superuserUrl()));
    }

    private static ApiClient admin(String slug) {
        api.schools().create(slug);
        return api.at(slug + ".syncad.in").signedIn(TestSchools.adminOf(slug));
    }
}
