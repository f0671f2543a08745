package in.syncad.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class DependenciesTests {

    private final AtomicBoolean vital = new AtomicBoolean();
    private final AtomicBoolean other = new AtomicBoolean();
    private final Dependencies dependencies = new Dependencies(
            List.of(Dependency.vital("vital", vital::get), new Dependency("other", false, other::get)));

    @AfterEach
    void stop() {
        dependencies.destroy();
    }

    @Test
    void areDownWithoutWhatIsVitalAndDegradedWithoutAnythingElse() {
        dependencies.look();
        assertThat(dependencies.status()).isEqualTo(Status.DOWN);

        vital.set(true);
        dependencies.look();
        assertThat(dependencies.status().getCode()).isEqualTo("DEGRADED");

        other.set(true);
        dependencies.look();
        assertThat(dependencies.status()).isEqualTo(Status.UP);
    }

    @Test
    void wereThereOnceNothingVitalWasAwayAndForGood() {
        dependencies.look();
        assertThat(dependencies.wereThere()).isFalse();

        vital.set(true);
        dependencies.look();
        vital.set(false);
        dependencies.look();

        assertThat(dependencies.status()).isEqualTo(Status.DOWN);
        assertThat(dependencies.wereThere()).isTrue();
    }
}
