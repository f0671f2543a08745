package in.syncad.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.RunningApi;
import in.syncad.common.tenancy.School;
import in.syncad.embedded.EmbeddedPlatform;
import in.syncad.embedded.process.Commands;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Processes that end like `kill -9`, while another one stands by.
@Tag("slow")
class KillTests {

    private static final RunningApi API = RunningApi.shared();

    @Test
    void everyCommittedRowIsWorkedAlsoWhenTheProcessDiesRightAfterTheCommit() throws Exception {
        School school = API.schools().create("killed-outbox-school");
        JdbcClient database = API.schools().database(school);
        database.sql("CREATE TABLE rehearsal_outbox (number integer PRIMARY KEY, worked integer NOT NULL DEFAULT 0)")
                .update();
        database.sql("GRANT SELECT, INSERT, UPDATE ON rehearsal_outbox TO syncad_school")
                .update();

        Process child = start(MortalApi.COMMIT, school);
        try {
            child.inputReader().lines().forEach(line -> {});
            assertThat(child.waitFor()).isEqualTo(MortalApi.KILLED);
            long killed = System.nanoTime();
            assertThat(count(database, "true")).isEqualTo(MortalApi.ROWS);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(count(database, "worked = 0")).isZero());
            tell("the last committed row was worked %.1f s after the kill", killed);
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void theJobsOfADeadNodeAreTakenOverWithinFifteenSeconds() throws Exception {
        School school = API.schools().create("killed-node-school");
        Process child = start(MortalApi.STAND_STILL, school);
        try {
            StandstillRehearsal job = API.bean(StandstillRehearsal.class);
            awaitStandstill(child);
            StandstillRehearsal.takesOver = true;
            long killed = System.nanoTime();
            child.destroyForcibly().waitFor();

            assertThat(job.done().await(15, TimeUnit.SECONDS)).isTrue();
            tell("the job of the dead node was taken over after %.1f s", killed);
            await().untilAsserted(() -> assertThat(API.schools()
                            .registry()
                            .sql("SELECT ending FROM job_attempt WHERE job = :job AND school_id = :school ORDER BY id")
                            .param("job", job.name())
                            .param("school", school.id().value())
                            .query(String.class)
                            .list())
                    .containsSubsequence("lost", "done"));
        } finally {
            child.destroyForcibly();
        }
    }

    private static Process start(String order, School school) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Commands.ofShortLivedJvm(MortalApi.class, order, school.slug()));
        builder.environment().putAll(EmbeddedPlatform.shared().apiEnvironment());
        builder.environment().put("JWT_SECRET", "a secret for tests with more than thirty-two bytes");
        return builder.redirectErrorStream(true).start();
    }

    private static void awaitStandstill(Process child) throws IOException {
        BufferedReader output = child.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(MortalApi.STANDS)) {
                Thread.ofVirtual().start(() -> output.lines().forEach(more -> {}));
                return;
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("the child ended:\n" + said);
    }

    private static int count(JdbcClient database, String condition) {
        return database.sql("SELECT count(*) FROM rehearsal_outbox WHERE " + condition)
                .query(Integer.class)
                .single();
    }

    private static void tell(String text, long since) {
        System.out.println(text.formatted((System.nanoTime() - since) / 1e9));
    }
}
