package in.syncad.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import in.syncad.api.jobs.Rehearsal.Cue;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JobsTests {

    private static final RunningApi API = RunningApi.shared();
    private static School school;

    private final Jobs jobs = API.bean(Jobs.class);
    private final UsualRehearsal job = API.bean(UsualRehearsal.class);
    private final TransactionTemplate transaction = new TransactionTemplate(API.bean(PlatformTransactionManager.class));
    private final String scene = UUID.randomUUID().toString();

    @BeforeAll
    static void openSchool() {
        school = API.schools().create("jobs-school");
        API.at("jobs-school.localhost").get("/api/v1/students").expect(401);
    }

    @Test
    void doesAJobSoon() {
        inSchool(() -> jobs.soon(job, scene, new Cue(scene, "now")));
        awaitCalls("now");
        awaitGone();
    }

    @Test
    void doesAJobAfterTheCommitAndNotBefore() {
        inSchool(() -> transaction.executeWithoutResult(status -> {
            jobs.afterCommit(job, scene, new Cue(scene, "committed"));
            assertThat(rows()).isZero();
            assertThat(promises()).isOne();
        }));
        awaitCalls("committed");
        awaitGone();
        assertThat(promises()).isZero();
    }

    @Test
    void doesNothingAfterARollback() {
        inSchool(() -> transaction.executeWithoutResult(status -> {
            jobs.afterCommit(job, scene, new Cue(scene, "never"));
            status.setRollbackOnly();
        }));
        assertThat(promises()).isZero();
        assertThat(rows()).isZero();
        assertThat(job.calls(scene)).isEmpty();
    }

    @Test
    void keepsOnePromiseForWhatATransactionAsksForTwice() {
        inSchool(() -> transaction.executeWithoutResult(status -> {
            jobs.afterCommit(job, scene, new Cue(scene, "twice"));
            jobs.afterCommit(job, scene, new Cue(scene, "twice"));
            assertThat(promises()).isOne();
        }));
        awaitCalls("twice");
    }

    @Test
    void refusesToWaitForACommitThatNeverComes() {
        assertThatThrownBy(() -> inSchool(() -> jobs.afterCommit(job, scene, new Cue(scene, "never"))))
                .isInstanceOf(IllegalStateException.class);
    }

    /// The process died right after the commit: all that is left is the promise.
    @Test
    void honoursAPromiseThatWasLeftBehind() {
        inSchool(() -> transaction.executeWithoutResult(status -> {
            jobs.afterCommit(job, scene, new Cue(scene, "promised"));
            API.schools()
                    .registry()
                    .sql("UPDATE job_usual SET task_instance = :left, execution_time = now() WHERE " + PROMISE)
                    .param("left", "left behind/" + scene)
                    .param("scene", scene)
                    .update();
            status.setRollbackOnly();
        }));
        awaitCalls("promised");
        await().untilAsserted(() -> assertThat(promises()).isOne());
        API.schools()
                .registry()
                .sql("DELETE FROM job_usual WHERE task_instance = :left")
                .param("left", "left behind/" + scene)
                .update();
    }

    @Test
    void runsAgainWhatWasAskedForWhileItWasRunning() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        job.play(scene, () -> {
            running.countDown();
            pass(goOn);
            return new Outcome.Done();
        });
        inSchool(() -> jobs.soon(job, scene, new Cue(scene, "first")));
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        inSchool(() ->
                transaction.executeWithoutResult(status -> jobs.afterCommit(job, scene, new Cue(scene, "second"))));
        assertThat(job.calls(scene)).containsExactly("first");
        goOn.countDown();
        awaitCalls("first", "second");
        awaitGone();
    }

    @Test
    void movesAJobThatWaits() {
        inSchool(() -> {
            jobs.at(job, scene, new Cue(scene, "later"), Instant.now().plus(Duration.ofHours(1)));
            jobs.at(job, scene, new Cue(scene, "even later"), Instant.now().plus(Duration.ofHours(2)));
            assertThat(rows()).isOne();
            jobs.soon(job, scene, new Cue(scene, "now"));
        });
        awaitCalls("now");
        awaitGone();
    }

    @Test
    void cancelsAJobThatWaits() {
        inSchool(() -> {
            jobs.at(job, scene, new Cue(scene, "never"), Instant.now().plus(Duration.ofHours(1)));
            assertThat(jobs.cancel(job, scene)).isTrue();
            assertThat(jobs.cancel(job, scene)).isFalse();
        });
        assertThat(rows()).isZero();
    }

    private static final String PROMISE = """
            task_name = 'wake-job' AND position(:scene IN convert_from(task_data, 'UTF8')) > 0""";

    private static void inSchool(Runnable work) {
        CurrentSchool.run(school, work);
    }

    private void awaitCalls(String... texts) {
        await().untilAsserted(() -> assertThat(job.calls(scene)).containsExactly(texts));
    }

    private void awaitGone() {
        await().untilAsserted(() -> assertThat(rows()).isZero());
    }

    private int rows() {
        return count("task_name = 'usual-rehearsal' AND task_instance LIKE '%/' || :scene");
    }

    private int promises() {
        return count(PROMISE);
    }

    private int count(String condition) {
        return API.schools()
                .registry()
                .sql("SELECT count(*) FROM job_usual WHERE " + condition)
                .param("scene", scene)
                .query(Integer.class)
                .single();
    }

    private static void pass(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
