package in.syncad.provisioning.saga;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.provisioning.saga.StepOutcome.Done;
import in.syncad.provisioning.saga.StepOutcome.Failed;
import in.syncad.provisioning.saga.StepOutcome.Wait;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTests {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final StepOutcome PASSING = new Failed("throttled", false);
    private static final StepOutcome FINAL = new Failed("rejected", true);

    private final Step impatient = step(Optional.empty());
    private final Step patient = step(Optional.of(PATIENCE));

    @Test
    void goesOnWithWhatWasDone() {
        assertThat(Verdict.on(new Done(Map.of("a", "b")), impatient, true, 1, AT_ONCE))
                .isEqualTo(new Verdict.Proceed(Map.of("a", "b")));
    }

    @Test
    void asksAgainHoweverLongItTakes() {
        StepOutcome wait = new Wait(Duration.ofSeconds(3));
        assertThat(Verdict.on(wait, impatient, true, 100, Duration.ofDays(1)))
                .isEqualTo(new Verdict.AskAgain(Duration.ofSeconds(3)));
    }

    @Test
    void triesAgainWhatFailedInPassingUpToSixTimes() {
        for (int attempts = 1; attempts < Backoff.ATTEMPTS; attempts++) {
            assertThat(Verdict.on(PASSING, impatient, true, attempts, AT_ONCE))
                    .isInstanceOfSatisfying(
                            Verdict.TryAgain.class,
                            again -> assertThat(again.status()).isEqualTo(StepStatus.RETRYING));
        }
        assertThat(Verdict.on(PASSING, impatient, true, Backoff.ATTEMPTS, AT_ONCE))
                .isEqualTo(new Verdict.Undo("throttled"));
    }

    @Test
    void undoesEverythingForAPermanentFailure() {
        assertThat(Verdict.on(FINAL, impatient, true, 1, AT_ONCE)).isEqualTo(new Verdict.Undo("rejected"));
        assertThat(Verdict.on(FINAL, patient, true, 1, AT_ONCE)).isEqualTo(new Verdict.Undo("rejected"));
    }

    @Test
    void insistsOnAPatientStepAndThenLeavesItFailed() {
        assertThat(Verdict.on(PASSING, patient, true, Backoff.ATTEMPTS, PATIENCE.minusMillis(1)))
                .isInstanceOfSatisfying(
                        Verdict.TryAgain.class,
                        again -> assertThat(again.status()).isEqualTo(StepStatus.FAILED));
        assertThat(Verdict.on(PASSING, patient, true, Backoff.ATTEMPTS, PATIENCE))
                .isEqualTo(new Verdict.GiveUp("throttled"));
    }

    @Test
    void neverTurnsBackASagaThatOnlyGoesForward() {
        assertThat(Verdict.on(FINAL, impatient, false, 1_000, PATIENCE)).isInstanceOf(Verdict.TryAgain.class);
        assertThat(Verdict.on(PASSING, impatient, false, 1_000, PATIENCE)).isInstanceOf(Verdict.TryAgain.class);
    }

    @Test
    void waitsLongerEachTimeUpToHalfAMinuteAndAHalf() {
        for (int attempts = 1; attempts <= 60; attempts++) {
            long expected = Math.min(30_000, 250L << Math.min(attempts - 1, 20));
            assertThat(Backoff.after(attempts).toMillis()).isBetween(expected, expected * 3 / 2);
        }
    }

    private static Step step(Optional<Duration> patience) {
        return new Step() {
            @Override
            public String name() {
                return "step";
            }

            @Override
            public StepOutcome apply(StepContext context) {
                return new Done();
            }

            @Override
            public Optional<Duration> patience() {
                return patience;
            }
        };
    }
}
