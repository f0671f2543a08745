package in.syncad.socketio;

import java.util.ArrayList;
import java.util.List;

/// A packet that waits for its attachments, which together may be as long as one message.
final class Assembly {

    private final Packet packet;
    private final List<byte[]> values = new ArrayList<>();
    private int bytesLeft;

    Assembly(Packet packet, int mostBytes) {
        this.packet = packet;
        bytesLeft = mostBytes;
    }

    /// False if it is too much.
    boolean add(byte[] value) {
        bytesLeft -= value.length;
        values.add(value);
        return bytesLeft >= 0;
    }

    boolean isComplete() {
        return values.size() == packet.attachments();
    }

    Packet packet() {
        return packet;
    }

    List<byte[]> values() {
        return values;
    }
}
