package in.syncad.provisioning.saga;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.common.refusal.Refused;
import in.syncad.provisioning.saga.StepOutcome.Failed;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTests {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "53300", "55006", "57P01", "57P03", "XX000"})
    void whatTheDatabaseCannotDoAtThisMomentIsPassing(String state) {
        assertThat(Failures.read(wrapped(new SQLException("busy", state))).permanent())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42501", "42601", "23505", "22001", "0A000"})
    void whatTheDatabaseWillNeverDoIsPermanent(String state) {
        assertThat(Failures.read(wrapped(new SQLException("never", state))).permanent())
                .isTrue();
    }

    @Test
    void quotesOnlyTheFirstLineOfTheDatabasesWords() {
        SQLException failure =
                new SQLException("ERROR: duplicate key\n  Detail: Key (email)=(admin@springfield.edu) exists", "23505");
        assertThat(Failures.read(wrapped(failure)).why()).isEqualTo("PostgreSQL 23505: ERROR: duplicate key");
    }

    @Test
    void servicesOutsideSayThemselvesHowBadItIs() {
        assertThat(Failures.read(new OutsideFailure(Kind.TRANSIENT, "SES: throttled")))
                .isEqualTo(new Failed("SES: throttled", false));
        assertThat(Failures.read(new OutsideFailure(Kind.UNKNOWN, "ACM: no answer")))
                .isEqualTo(new Failed("ACM: no answer", false));
        assertThat(Failures.read(new OutsideFailure(Kind.PERMANENT, "SES: rejected")))
                .isEqualTo(new Failed("SES: rejected", true));
    }

    @Test
    void aRefusalIsPermanent() {
        assertThat(Failures.read(Refused.conflict("slug.taken", "taken")).permanent())
                .isTrue();
    }

    @Test
    void ofAnUnexpectedFailureOnlyTheKindIsTold() {
        assertThat(Failures.read(new IllegalStateException("password is hunter2")))
                .isEqualTo(new Failed("IllegalStateException", false));
    }

    private static RuntimeException wrapped(Exception cause) {
        return new IllegalStateException("wrapped", new RuntimeException(cause));
    }
}
