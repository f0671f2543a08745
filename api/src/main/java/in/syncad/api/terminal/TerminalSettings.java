package in.syncad.api.terminal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How much of terminals there may be.
///
/// @param sessionsOfAUser open at once
/// @param bytesPerSecond that one user may send, over all terminals of an instance; as many at once
/// @param idle without anything typed or shown, after which a terminal is closed
/// @param longest that a session lasts
/// @param silence of the other instance, after which the other end counts as lost
/// @param overRedis always, also between two ends on this instance: to try the longer way
@ConfigurationProperties("syncad.terminal")
record TerminalSettings(
        int sessionsOfAUser, int bytesPerSecond, Duration idle, Duration longest, Duration silence, boolean overRedis) {

    TerminalSettings {
        if (sessionsOfAUser < 1 || bytesPerSecond < 1 || silence.toMillis() < 4) {
            throw new IllegalArgumentException("syncad.terminal leaves no room for terminals");
        }
    }
}
