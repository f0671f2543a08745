package in.syncad.provisioning.console;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.provisioning.fleet.Fleet;
import in.syncad.provisioning.fleet.Fleet.Durations;
import in.syncad.provisioning.fleet.Fleet.Standby;
import in.syncad.provisioning.fleet.Fleet.Version;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is said of one is not what is said of several.
class FleetViewTests {

    @Test
    void saysItOfOne() {
        assertThat(page(1, created(1)))
                .contains("<p>1 school was served after 4.0 s (median); 95 % within 9.0 s. 1 creation was undone.</p>")
                .contains("<p class=\"bad\">1 school is behind;")
                .contains("<p>1 is wanted of the current schema.</p>");
        assertThat(page(1, Optional.empty())).contains("<p>None was finished; 1 was undone.</p>");
    }

    @Test
    void saysItOfSeveralAndOfNone() {
        assertThat(page(2, created(2)))
                .contains(
                        "<p>2 schools were served after 4.0 s (median); 95 % within 9.0 s. 2 creations were undone.</p>")
                .contains("<p class=\"bad\">2 schools are behind;")
                .contains("<p>2 are wanted of the current schema.</p>");
        assertThat(page(0, Optional.empty()))
                .contains("<p>None was finished; 0 were undone.</p>")
                .contains("<p>No school is behind.</p>");
    }

    private static Optional<Durations> created(int number) {
        return Optional.of(new Durations(number, Duration.ofSeconds(4), Duration.ofSeconds(9)));
    }

    /// With so many of everything.
    private static String page(int number, Optional<Durations> lastDay) {
        List<Version> versions = List.of(new Version("1.0", 5, true), new Version("0.9", number, false));
        Fleet fleet = new Fleet(Map.of("active", 5), versions, lastDay, List.of(), number, new Standby(0, 0, number));
        return FleetView.page(new ConsoleSession(UUID.randomUUID(), "token"), fleet);
    }
}
