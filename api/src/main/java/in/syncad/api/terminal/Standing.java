package in.syncad.api.terminal;

import java.nio.ByteBuffer;
import java.util.Optional;

/// How far an end has come, as a sum and not as a difference: so that a message that is lost is made up for by the
/// next.
///
/// @param number the last number sent (`BEAT`), or the last one that has arrived (`RESEND`)
/// @param written what the data of the other end cost that was written to this one's connection, or dropped, so far
/// @param acknowledged what the client of this end has acknowledged
record Standing(long number, long written, long acknowledged) {

    Frame as(Frame.Kind kind) {
        ByteBuffer out = ByteBuffer.allocate(2 * Long.BYTES).putLong(written).putLong(acknowledged);
        return new Frame(kind, number, out.array());
    }

    static Optional<Standing> of(Frame frame) {
        if (frame.payload().length != 2 * Long.BYTES) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(frame.payload());
        return Optional.of(new Standing(frame.number(), in.getLong(), in.getLong()));
    }
}
