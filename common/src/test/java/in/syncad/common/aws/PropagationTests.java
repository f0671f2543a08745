package in.syncad.common.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import in.syncad.common.outside.OutsideFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PropagationTests {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T06:00:00Z"));
    private final Clock clock = InstantSource.offset(now::get, Duration.ZERO).withZone(ZoneOffset.UTC);
    private final List<String> asked = new ArrayList<>();

    @Test
    void asksUntilTheChangeHasArrivedAndThenNeverAgain() {
        Propagation propagation = new Propagation(clock, id -> {
            asked.add(id);
            return asked.size() == 3;
        });
        propagation.expect("C1");

        propagation.await();
        propagation.await();

        assertThat(asked).containsExactly("C1", "C1", "C1");
    }

    @Test
    void forgetsChangesThatMustHaveArrivedByNow() {
        Propagation propagation = new Propagation(clock, id -> asked.add(id));
        propagation.expect("C1");
        now.updateAndGet(instant -> instant.plusSeconds(61));
        propagation.expect("C2");

        propagation.await();

        assertThat(asked).containsExactly("C2");
    }

    @Test
    void givesUpAfterAMinuteInAWayThatMayBeRepeated() {
        Propagation propagation = new Propagation(clock, id -> {
            now.updateAndGet(instant -> instant.plusSeconds(61));
            return false;
        });
        propagation.expect("C1");

        assertThatExceptionOfType(OutsideFailure.class)
                .isThrownBy(propagation::await)
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(OutsideFailure.Kind.TRANSIENT));
    }
}
