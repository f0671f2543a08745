package in.syncad.socketio.engine;

/// Takes new sessions.
@FunctionalInterface
public interface SessionAcceptor {

    /// Called on the loop of the session, after its handshake was answered: it must not block.
    SessionListener open(Session session);
}
