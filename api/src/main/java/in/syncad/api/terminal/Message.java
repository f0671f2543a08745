package in.syncad.api.terminal;

import java.nio.ByteBuffer;
import java.util.Optional;

/// A frame from one connection to another, or to everybody on that side of the session (0).
record Message(long from, long to, Frame frame) {

    static final long EVERYBODY = 0;

    static Optional<Message> read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.remaining() < 2 * Long.BYTES) {
            return Optional.empty();
        }
        long from = in.getLong();
        long to = in.getLong();
        return Frame.read(in).map(frame -> new Message(from, to, frame));
    }

    byte[] toBytes() {
        return frame.write(ByteBuffer.allocate(2 * Long.BYTES + frame.size())
                        .putLong(from)
                        .putLong(to))
                .array();
    }
}
