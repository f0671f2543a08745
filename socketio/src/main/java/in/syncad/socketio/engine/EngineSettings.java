package in.syncad.socketio.engine;

import java.time.Duration;

/// What is agreed with clients, and how much is kept for one.
///
/// @param pingInterval between pings, and until the first
/// @param pingTimeout for the answer to a ping
/// @param upgradeTimeout from the opening of a WebSocket to the end of the upgrade
/// @param maxPayload bytes of one message or one HTTP body from the client
/// @param mostBuffered bytes that wait for a client before it is closed as too slow
public record EngineSettings(
        Duration pingInterval, Duration pingTimeout, Duration upgradeTimeout, int maxPayload, int mostBuffered) {

    /// What the reference server does, and a buffer of 1 MB.
    public static final EngineSettings USUAL = new EngineSettings(
            Duration.ofSeconds(25), Duration.ofSeconds(20), Duration.ofSeconds(10), 1_000_000, 1 << 20);

    public EngineSettings {
        if (!pingInterval.isPositive() || !pingTimeout.isPositive() || maxPayload < 1 || mostBuffered < 1) {
            throw new IllegalArgumentException("Intervals and bounds must be positive");
        }
    }
}
