package in.syncad.socketio.engine;

import java.time.Duration;

/// What comes from one session. Called on the loop of the session: it must not block.
public interface SessionListener {

    /// A message, without the `4` of its packet.
    void text(String message);

    /// A binary message; the array belongs to the listener.
    void binary(byte[] message);

    /// The server will end the session after this time, because it goes away.
    default void goingAway(Duration in) {}

    /// The session is over; said once, last.
    void closed(CloseReason reason);
}
