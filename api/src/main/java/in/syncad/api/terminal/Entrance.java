package in.syncad.api.terminal;

import in.syncad.api.terminal.Gate.Admitted;
import in.syncad.api.terminal.Gate.Outcome;
import in.syncad.api.terminal.Gate.Turned;
import in.syncad.socketio.net.Handshake;
import in.syncad.socketio.net.WebSocketConnection;
import in.syncad.socketio.net.WebSocketListener;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A connection that is nobody yet. It has a few seconds for its first frame, and says nothing more until that was
/// looked at; then it is an [Endpoint].
final class Entrance implements WebSocketListener {

    private static final int PATIENCE_SECONDS = 5;
    private static final int LONGEST_MESSAGE = 64 << 10;

    private final WebSocketConnection connection;
    private final Handshake handshake;
    private final Relay relay;
    private final Runnable whenClosed;
    private @Nullable Endpoint endpoint;
    private boolean asked;
    private boolean closed;

    Entrance(WebSocketConnection connection, Handshake handshake, Relay relay, Runnable whenClosed) {
        this.connection = connection;
        this.handshake = handshake;
        this.relay = relay;
        this.whenClosed = whenClosed;
        var unused = connection.loop().schedule(this::loseInterest, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void loseInterest() {
        if (!asked) {
            close(Ending.LATE);
        }
    }

    @Override
    public void text(String message) {
        if (endpoint != null) {
            endpoint.text(message);
        } else if (asked) {
            close(Ending.MALFORMED);
        } else {
            asked = true;
            FirstFrame.read(message).ifPresentOrElse(this::ask, () -> close(Ending.MALFORMED));
        }
    }

    @Override
    public void binary(byte[] message) {
        if (endpoint != null) {
            endpoint.binary(message);
        } else {
            asked = true;
            close(Ending.MALFORMED);
        }
    }

    private void ask(FirstFrame first) {
        connection.setReading(false);
        relay.admit(first, handshake, outcome -> connection.loop().execute(() -> settle(first, outcome)));
    }

    private void settle(FirstFrame first, Outcome outcome) {
        switch (outcome) {
            case Turned(var ending) -> close(ending);
            case Admitted admitted -> enter(first, admitted);
        }
    }

    private void enter(FirstFrame first, Admitted admitted) {
        Endpoint entered = relay.endpoint(connection, first, admitted);
        if (closed) {
            entered.closed();
            return;
        }
        endpoint = entered;
        connection.acceptMessagesOf(LONGEST_MESSAGE);
        connection.buffer(Outflow.WINDOW);
        connection.setReading(true);
        entered.begin(admitted.resume());
    }

    private void close(Ending ending) {
        connection.close(ending.code);
    }

    @Override
    public void closed() {
        closed = true;
        whenClosed.run();
        if (endpoint != null) {
            endpoint.closed();
        }
    }
}
