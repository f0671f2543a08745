package in.syncad.socketio;

import in.syncad.socketio.net.Handshake;
import tools.jackson.databind.node.ObjectNode;

/// Decides who may connect to a namespace. Until it has answered, the client is in no room, gets nothing, and its
/// events wait.
@FunctionalInterface
public interface Authenticator {

    /// Runs on a virtual thread and may block, but an answer after the connect time-out comes too late. What it
    /// throws counts as a refusal.
    ///
    /// @param handshake what is known of the connection
    /// @param payload of the CONNECT packet; empty if it had none. Hostile: any JSON object
    Admission authenticate(Handshake handshake, ObjectNode payload);
}
