package in.syncad.socketio;

import java.util.Set;
import tools.jackson.databind.node.ArrayNode;

/// An event for many sockets.
///
/// @param namespace of all of them
/// @param rooms whose members get it, once each; empty for the whole namespace. The id of a socket is a room of its
/// own
/// @param except rooms whose members do not
/// @param isVolatile whether it is dropped for who reads slowly, instead of kept
/// @param data name and arguments, as they are written
public record Broadcast(String namespace, Set<String> rooms, Set<String> except, boolean isVolatile, ArrayNode data)
        implements Instruction {

    public Broadcast {
        rooms = Set.copyOf(rooms);
        except = Set.copyOf(except);
        if (data.isEmpty() || !data.get(0).isString()) {
            throw new IllegalArgumentException("A broadcast begins with the name of its event");
        }
    }

    /// Whether there is a `BinaryNode` in it, for which JSON has no words.
    public boolean holdsBinary() {
        return Attachments.holdsBinary(data);
    }
}
