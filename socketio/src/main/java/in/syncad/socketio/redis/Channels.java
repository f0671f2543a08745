package in.syncad.socketio.redis;

import in.syncad.socketio.FanOut;
import in.syncad.socketio.Instruction;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The names of channels: one for each namespace, below it one for each group of rooms.
///
/// @param groups the group of a room; the room itself is the format's own way
record Channels(UnaryOperator<String> groups) {

    private static final String PREFIX = "socket.io#";
    private static final int LENGTH_OF_SOCKET_ID = 20;

    /// What to follow for a room, or for the namespace itself.
    String of(String namespace, String room) {
        String general = PREFIX + namespace + "#";
        return room.equals(FanOut.WHOLE_NAMESPACE) ? general : general + groups.apply(room) + "#";
    }

    /// Where an instruction goes: to the one group that all of its rooms are in, else to all instances with the
    /// namespace. Nobody follows the rooms that single sockets are.
    String of(Instruction instruction) {
        Set<String> channels = instruction.rooms().stream()
                .map(room -> room.length() == LENGTH_OF_SOCKET_ID ? FanOut.WHOLE_NAMESPACE : room)
                .map(room -> of(instruction.namespace(), room))
                .collect(Collectors.toSet());
        return channels.size() == 1 ? channels.iterator().next() : of(instruction.namespace(), FanOut.WHOLE_NAMESPACE);
    }
}
