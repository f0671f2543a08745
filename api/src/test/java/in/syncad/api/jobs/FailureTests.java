package in.syncad.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import in.syncad.api.jobs.Rehearsal.Cue;
import in.syncad.api.security.Operator;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FailureTests {

    private static final RunningApi API = RunningApi.shared();
    private static final Operator OPERATOR = new Operator("a test");
    private static School school;

    private final Jobs jobs = API.bean(Jobs.class);
    private final JobQueues queues = API.bean(JobQueues.class);
    private final UsualRehearsal job = API.bean(UsualRehearsal.class);
    private final String scene = UUID.randomUUID().toString();

    @BeforeAll
    static void openSchool() {
        school = API.schools().create("failing-school");
    }

    @Test
    void triesAgainWhatFailedUnexpectedlyAndSaysWhereWithoutItsMessage() {
        job.play(scene, () -> {
            throw new IllegalArgumentException("asha@parents.test");
        });
        start();
        FailingJob failing = awaitFailing();
        assertThat(failing.reason()).startsWith("IllegalArgumentException at FailureTests.java:");
        assertThat(failing.school()).contains("failing-school");
        assertThat(failing.attempts()).isOne();
        assertThat(failing.nextAttempt()).isPresent();
        job.play(scene, Outcome.Done::new);
        awaitEndings("failed", "done");
        assertThat(failing()).isEmpty();
    }

    @Test
    void leavesToOperatorsWhatMayHaveHappenedAlready() {
        job.play(scene, () -> {
            throw new OutsideFailure(OutsideFailure.Kind.UNKNOWN, "sesv2.SendEmail: no answer");
        });
        start();
        FailingJob failing = awaitFailing();
        assertThat(failing.nextAttempt()).isEmpty();
        assertThat(failing.reason()).isEqualTo("sesv2.SendEmail: no answer");
        awaitEndings("gave-up");
    }

    @Test
    void waitsAsLongAsSomethingIsAwayWithoutCounting() {
        job.play(scene, () -> {
            throw Refused.unavailable("redis.unavailable", "Not now.", Duration.ZERO);
        });
        start();
        await().until(() -> job.calls(scene).size() > JobRunner.MOST_ATTEMPTS);
        assertThat(failing()).allSatisfy(each -> {
            assertThat(each.attempts()).isZero();
            assertThat(each.reason()).isEqualTo("redis.unavailable");
        });
        job.play(scene, Outcome.Done::new);
        await().untilAsserted(() -> assertThat(failing()).isEmpty());
    }

    @Test
    void givesUpWhenTheAttemptsAreUsedUp() {
        job.play(scene, () -> {
            throw new IllegalStateException();
        });
        start();
        awaitFailing();
        for (int attempt = 2; attempt <= JobRunner.MOST_ATTEMPTS; attempt++) {
            int number = attempt;
            // As if its time had come.
            await().untilAsserted(() -> {
                hurry();
                assertThat(job.calls(scene)).hasSizeGreaterThanOrEqualTo(number);
            });
        }
        await().untilAsserted(() ->
                assertThat(awaitFailing().nextAttempt()).as("next attempt").isEmpty());
        assertThat(job.calls(scene)).hasSize(JobRunner.MOST_ATTEMPTS);
    }

    @Test
    void anOperatorHasItTriedAgain() {
        refuse();
        start();
        JobId id = awaitFailing().id();
        job.play(scene, Outcome.Done::new);
        queues.retry(OPERATOR, id);
        awaitEndings("gave-up", "done");
        assertThat(audited(id)).containsExactly("job.retried");
    }

    @Test
    void anOperatorDropsIt() {
        refuse();
        start();
        JobId id = awaitFailing().id();
        queues.drop(OPERATOR, id);
        assertThat(failing()).isEmpty();
        assertThat(audited(id)).containsExactly("job.dropped");
        assertThatThrownBy(() -> queues.drop(OPERATOR, id)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> queues.retry(OPERATOR, id)).isInstanceOf(Refused.class);
    }

    @Test
    void askingForItAgainEndsTheWaitForAnOperator() {
        refuse();
        start();
        awaitFailing();
        job.play(scene, Outcome.Done::new);
        start();
        awaitEndings("gave-up", "done");
    }

    @Test
    void goesOnAfterEachPieceOfLongWork() {
        job.play(scene, () -> job.calls(scene).size() < 3 ? new Outcome.More() : new Outcome.Done());
        start();
        awaitEndings("more", "more", "done");
    }

    @Test
    void aSchoolThatIsAwayFindsItsWorkWhenItComesBack() {
        School away = API.schools().create("suspended-jobs-school");
        CurrentSchool.run(
                away,
                () -> jobs.at(job, scene, new Cue(scene, "late"), Instant.now().plus(Duration.ofDays(1))));
        API.schools().turn(away, in.syncad.common.tenancy.SchoolStatus.SUSPENDED);
        await().untilAsserted(() -> {
            hurry();
            assertThat(endings()).contains("again");
        });
        assertThat(job.calls(scene)).isEmpty();
        API.schools().turn(away, in.syncad.common.tenancy.SchoolStatus.ACTIVE);
        await().untilAsserted(() -> {
            hurry();
            assertThat(job.calls(scene)).containsExactly("late");
        });
    }

    @Test
    void theHistoryTellsOfTasksThatBelongToNoSchoolToo() {
        await().until(() -> API.schools()
                .registry()
                .sql("SELECT EXISTS (SELECT FROM job_attempt WHERE job = 'arrange-rounds' AND ending = 'done')")
                .query(Boolean.class)
                .single());
    }

    @Test
    void forgetsTheHistoryAfterThirtyDays() {
        start();
        awaitEndings("done");
        API.schools()
                .registry()
                .sql("UPDATE job_attempt SET started_at = now() - interval '31 days' WHERE key LIKE '%/' || :scene")
                .param("scene", scene)
                .update();
        queues.forgetOldHistory();
        assertThat(endings()).isEmpty();
    }

    @Test
    void doublesTheWaitUpToHalfAnHour() {
        assertThat(JobRunner.waitAfter(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(JobRunner.waitAfter(4)).isEqualTo(Duration.ofSeconds(16));
        assertThat(JobRunner.waitAfter(12)).isEqualTo(Duration.ofMinutes(30));
    }

    private void start() {
        CurrentSchool.run(school, () -> jobs.soon(job, scene, new Cue(scene, "go")));
    }

    private void refuse() {
        job.play(scene, () -> {
            throw Refused.notFound("student.unknown", "There is no such student.");
        });
    }

    private FailingJob awaitFailing() {
        await().until(() -> !failing().isEmpty());
        return failing().getFirst();
    }

    private List<FailingJob> failing() {
        return queues.failing(Optional.of(JobLane.USUAL), Optional.empty(), 1000).stream()
                .filter(failing -> failing.id().key().endsWith(scene))
                .toList();
    }

    private void awaitEndings(String... endings) {
        await().untilAsserted(() -> assertThat(endings()).containsExactly(endings));
    }

    private List<String> endings() {
        return API.schools()
                .registry()
                .sql("SELECT ending FROM job_attempt WHERE key LIKE '%/' || :scene ORDER BY id")
                .param("scene", scene)
                .query(String.class)
                .list();
    }

    private List<String> audited(JobId id) {
        return API.schools()
                .registry()
                .sql("SELECT action FROM operator_audit WHERE position(:key IN subject) > 0 ORDER BY id")
                .param("key", id.key())
                .query(String.class)
                .list();
    }

    private void hurry() {
        API.schools().registry().sql("""
                        UPDATE job_usual
                        SET execution_time = now()
                        WHERE task_instance LIKE '%/' || :scene AND NOT picked AND execution_time < 'infinity'
                        """).param("scene", scene).update();
    }
}
