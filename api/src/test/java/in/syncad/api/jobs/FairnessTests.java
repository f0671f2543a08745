package in.syncad.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.jobs.Rehearsal.Cue;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One school put thousands of jobs into a lane, another one puts one.
class FairnessTests {

    private static final RunningApi API = RunningApi.shared();
    private static final int MANY = 5_000;
    private static final int WRITERS = 10;
    private static School busy;
    private static School quiet;

    private final Jobs jobs = API.bean(Jobs.class);
    private final BulkRehearsal bulk = API.bean(BulkRehearsal.class);
    private final UsualRehearsal usual = API.bean(UsualRehearsal.class);
    private final JdbcClient database = API.bean(JdbcClient.class);
    private final String campaign = UUID.randomUUID().toString();
    private final String single = UUID.randomUUID().toString();

    @BeforeAll
    static void openSchools() {
        busy = API.schools().create("busy-jobs-school");
        quiet = API.schools().create("quiet-jobs-school");
    }

    @Test
    void theFirstJobOfASchoolDoesNotWaitForTheThousandsOfAnother() {
        AtomicInteger done = new AtomicInteger();
        AtomicInteger doneBefore = new AtomicInteger(-1);
        AtomicReference<Instant> singleDone = new AtomicReference<>();
        bulk.play(campaign, () -> {
            database.sql("SELECT pg_sleep(0.002)").query((row, number) -> "").single();
            done.incrementAndGet();
            return new Outcome.Done();
        });
        bulk.play(single, () -> {
            doneBefore.set(done.get());
            singleDone.set(Instant.now());
            return new Outcome.Done();
        });
        // All at the same moment, when everything is in the lane.
        Instant moment = Instant.now().plus(Duration.ofHours(1));
        putCampaign(moment);
        CurrentSchool.run(quiet, () -> jobs.at(bulk, single, new Cue(single, "first"), moment.plusMillis(1)));
        assertThat(waiting()).isEqualTo(MANY + 1);

        long started = System.nanoTime();
        Instant begin = Instant.now();
        letThemBegin();
        await().atMost(Duration.ofSeconds(60)).until(() -> doneBefore.get() >= 0);
        await().atMost(Duration.ofMinutes(5)).until(() -> done.get() == MANY);
        Duration all = Duration.ofNanos(System.nanoTime() - started);

        System.out.printf(
                "fairness: %d jobs of one school in %.1f s (%.0f/s); the single job of another after %d of them, %d ms%n",
                MANY,
                all.toMillis() / 1000.0,
                MANY * 1000.0 / all.toMillis(),
                doneBefore.get(),
                Duration.between(begin, singleDone.get()).toMillis());
        assertThat(doneBefore.get()).isLessThan(100);
    }

    @Test
    void anotherLaneDoesNotWaitAtAll() {
        bulk.play(campaign, () -> {
            database.sql("SELECT pg_sleep(0.2)").query((row, number) -> "").single();
            return new Outcome.Done();
        });
        CurrentSchool.run(busy, () -> {
            for (int number = 0; number < 50; number++) {
                jobs.soon(bulk, campaign + number, new Cue(campaign, ""));
            }
            jobs.soon(usual, single, new Cue(single, "other lane"));
        });
        await().untilAsserted(() -> assertThat(usual.calls(single)).hasSize(1));
        assertThat(bulk.calls(campaign)).hasSizeLessThan(40);
    }

    private void putCampaign(Instant moment) {
        AtOnce.times(WRITERS, writer -> {
            CurrentSchool.run(busy, () -> {
                for (int number = writer; number < MANY; number += WRITERS) {
                    jobs.at(bulk, campaign + number, new Cue(campaign, ""), moment);
                }
            });
            return writer;
        });
    }

    private int waiting() {
        return API.schools()
                .registry()
                .sql("SELECT count(*) FROM job_bulk WHERE task_name = 'bulk-rehearsal' AND execution_time > now()")
                .query(Integer.class)
                .single();
    }

    private static void letThemBegin() {
        API.schools().registry().sql("""
                        UPDATE job_bulk
                        SET execution_time = execution_time - interval '1 hour'
                        WHERE task_name = 'bulk-rehearsal' AND NOT picked AND execution_time > now()
                        """).update();
    }
}
