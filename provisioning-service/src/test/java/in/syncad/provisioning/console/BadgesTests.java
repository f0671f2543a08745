package in.syncad.provisioning.console;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.provisioning.schools.UnderWay;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BadgesTests {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void whatFailsAgainAndAgainIsStuck() {
        assertThat(Badges.stuck(underWay(5, Optional.of("refused"), Optional.of(NOW.plusSeconds(30))), NOW))
                .contains("fails again and again");
        assertThat(Badges.stuck(underWay(4, Optional.of("refused"), Optional.of(NOW.plusSeconds(8))), NOW))
                .isEmpty();
        assertThat(Badges.stuck(underWay(9, Optional.empty(), Optional.empty()), NOW))
                .as("waits for something that takes its time")
                .isEmpty();
    }

    @Test
    void whatNoNodeTakesUpIsStuck() {
        assertThat(Badges.stuck(underWay(1, Optional.empty(), Optional.of(NOW.minusSeconds(61))), NOW))
                .contains("no node takes it up");
        assertThat(Badges.stuck(underWay(1, Optional.empty(), Optional.of(NOW.minusSeconds(59))), NOW))
                .isEmpty();
    }

    @Test
    void saysInASentenceWhatIsUnderWay() {
        assertThat(Badges.sentence(underWay(2, Optional.empty(), Optional.empty())))
                .isEqualTo("Create school is running: dns record, attempt 2, being worked on.");
    }

    private static UnderWay underWay(int attempts, Optional<String> error, Optional<Instant> next) {
        return new UnderWay(
                "create-school",
                "running",
                Optional.of("dns-record"),
                Optional.of("retrying"),
                Optional.of(NOW.minusSeconds(90)),
                attempts,
                error,
                next);
    }
}
