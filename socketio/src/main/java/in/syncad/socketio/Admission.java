package in.syncad.socketio;

import java.util.Set;

/// The answer to who wants to connect to a namespace.
public sealed interface Admission {

    /// Comes in.
    ///
    /// @param user whom the limits of a user count together, over all namespaces
    /// @param data what handlers need to know of it, see [Socket#data]
    /// @param rooms it is in from the first moment
    record Accepted(String user, Object data, Set<String> rooms) implements Admission {

        public Accepted {
            rooms = Set.copyOf(rooms);
        }
    }

    /// Stays out and is told why.
    ///
    /// @param message as the client's `connect_error` gets it
    record Refused(String message) implements Admission {}

    static Admission accepted(String user, Object data, String... rooms) {
        return new Accepted(user, data, Set.of(rooms));
    }

    static Admission refused(String message) {
        return new Refused(message);
    }
}
