package in.syncad.common.tenancy.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LaneSettingsTests {

    @Test
    void needsRoomForAConnection() {
        assertThatIllegalArgumentException().isThrownBy(() -> LaneSettings.ofBudget(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LaneSettings.ofBudget(1).withPerLane(0));
    }

    @Test
    void needsTimeToWait() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LaneSettings.ofBudget(1).withAcquireTimeout(Duration.ZERO));
    }

    @Test
    void spreadsTheLivesOfConnectionsByAFifth() {
        LaneSettings settings = LaneSettings.ofBudget(1);
        long halfAnHour = settings.maximumLifetime().toNanos();
        for (int connection = 0; connection < 1_000; connection++) {
            assertThat(settings.anyLifetime()).isBetween(halfAnHour / 5 * 4, halfAnHour / 5 * 6);
        }
    }
}
