package in.syncad.socketio;

import in.syncad.socketio.net.TokenBucket.Rate;
import java.time.Duration;

/// What one client may cost. The builder of the server explains each.
record Limits(Duration connectTimeout, int mostBytesBeforeConnect, int maxPayload, Rate packetsOfASession) {

    static final int MOST_ATTACHMENTS = 10;
    static final int MOST_NAMESPACES = 10;
    static final int MOST_REFUSALS = 5;
    static final int MOST_WAITING_EVENTS = 256;
    static final int MOST_AWAITED_ACKNOWLEDGEMENTS = 256;

    /// A few of the messages that a stranger may send: they wait while it is not known yet who sent them.
    int mostHeldBytes() {
        return 4 * mostBytesBeforeConnect;
    }

    /// A few of the longest messages.
    int mostWaitingBytes() {
        return 4 * maxPayload;
    }
}
