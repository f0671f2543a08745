package in.syncad.socketio;

import java.util.Set;

/// What is to happen to the sockets of some rooms, whichever instance they are on.
public sealed interface Instruction permits Broadcast, Instruction.Join, Instruction.Leave, Instruction.Disconnect {

    /// The namespace of all of these sockets.
    String namespace();

    /// The rooms whose members are meant, once each; empty for the whole namespace. The id of a socket is a room of
    /// its own.
    Set<String> rooms();

    /// The rooms whose members are not.
    Set<String> except();

    /// They come into more rooms.
    record Join(String namespace, Set<String> rooms, Set<String> except, Set<String> joined) implements Instruction {

        public Join {
            rooms = Set.copyOf(rooms);
            except = Set.copyOf(except);
            joined = Set.copyOf(joined);
        }
    }

    /// They go from rooms.
    record Leave(String namespace, Set<String> rooms, Set<String> except, Set<String> left) implements Instruction {

        public Leave {
            rooms = Set.copyOf(rooms);
            except = Set.copyOf(except);
            left = Set.copyOf(left);
        }
    }

    /// They are disconnected.
    ///
    /// @param closing whether the connection is closed with it, so that usual clients come back by themselves; else
    /// they leave the namespace and stay away
    record Disconnect(String namespace, Set<String> rooms, Set<String> except, boolean closing) implements Instruction {

        public Disconnect {
            rooms = Set.copyOf(rooms);
            except = Set.copyOf(except);
        }
    }
}
