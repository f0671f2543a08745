package in.syncad.socketio;

/// The socket was closed before the client acknowledged.
public final class SocketClosedException extends RuntimeException {

    SocketClosedException() {
        super("The socket is closed");
    }
}
