package in.syncad.api.realtime;

import in.syncad.api.security.Caller;
import java.util.Set;

/// What a feature adds to real time. Every bean of this type is asked.
public interface RealtimeFeature {

    /// The rooms that somebody is in from the first moment, besides those of school, roles and self. Named within
    /// the school, as `class:7b`; asked with the school bound.
    default Set<String> rooms(Caller caller) {
        return Set.of();
    }

    /// Says which events of clients the feature handles; called once, at the start.
    default void handle(ClientEvents events) {}

    /// A connection was let in, before the first of its events. Called with the school bound.
    default void came(Connection connection) {}

    /// A connection has gone, after the last of its events. Called with the school bound, but not when the whole
    /// instance dies: what must not be left behind has to expire.
    default void left(Connection connection) {}
}
