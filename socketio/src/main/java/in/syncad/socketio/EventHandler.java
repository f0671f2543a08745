package in.syncad.socketio;

/// Does what an event asks for.
@FunctionalInterface
public interface EventHandler {

    /// Runs on a virtual thread and may block; the next event of the same socket waits for its end. What it throws is
    /// reported to the [FailureListener]; the socket goes on.
    void handle(Socket socket, Event event);
}
