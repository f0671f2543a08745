package in.syncad.api.terminal;

import java.nio.ByteBuffer;
import java.util.Optional;

/// How an end introduces itself, before any data.
///
/// @param stream the connection that its frames' numbers began with
/// @param last the last number that it has sent and that who does not know this stream need not have
/// @param heardStream the stream of the other end that it knows, 0 if none
/// @param received the last number of that stream which has arrived here
record Hello(long stream, long last, long heardStream, long received) {

    private static final int SIZE = 3 * Long.BYTES;

    Frame as(Frame.Kind kind) {
        ByteBuffer out =
                ByteBuffer.allocate(SIZE).putLong(stream).putLong(heardStream).putLong(received);
        return new Frame(kind, last, out.array());
    }

    static Optional<Hello> of(Frame frame) {
        if (frame.payload().length != SIZE) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(frame.payload());
        return Optional.of(new Hello(in.getLong(), frame.number(), in.getLong(), in.getLong()));
    }
}
