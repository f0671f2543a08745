package in.syncad.api.terminal;

import java.nio.ByteBuffer;
import java.util.Optional;

/// What goes over a connection, and between instances: one byte for its kind, eight for a number, the rest is payload.
record Frame(Kind kind, long number, byte[] payload) {

    static final int LONGEST_PAYLOAD = 16 << 10;

    private static final int LEAST_COST = 256;
    private static final int HEADER = 1 + Long.BYTES;
    private static final byte[] NONE = new byte[0];

    /// The kinds up to `PING` are spoken with clients, the others between instances.
    enum Kind {
        /// Bytes typed or shown; numbered without gaps by the end that they come from.
        DATA(1),
        /// Everything up to this number has arrived at the other end.
        ACK(2),
        /// Room for more: see [Standing].
        CREDIT(3),
        /// Columns and rows, two bytes each.
        RESIZE(4),
        /// The shell has ended; the payload may say why.
        CLOSE(5),
        /// Asks for the same in return.
        PING(6),
        /// An end has come, or looks for the other one: see [Hello].
        HELLO(16),
        /// Answers `HELLO`, with the same.
        HELLO_ACK(17),
        /// Something was lost: wanted is what follows this number; see [Standing].
        RESEND(18),
        /// All is well, and this is how far it has come; see [Standing].
        BEAT(19),
        /// The end that was connected is not any more.
        LOST(20),
        /// Another connection has taken the place of the addressed one.
        REPLACED(21),
        /// Look again whether those who are connected may be.
        CHECK(22);

        private static final Kind[] ALL = values();

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }

        boolean isForClients() {
            return this == DATA || this == ACK || this == RESIZE || this == CLOSE || this == PING;
        }

        private static Optional<Kind> of(byte code) {
            for (Kind kind : ALL) {
                if (kind.code == code) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    static Frame of(Kind kind, long number) {
        return new Frame(kind, number, NONE);
    }

    /// What a client sent, unless it is nothing that a client may send.
    static Optional<Frame> fromClient(byte[] bytes) {
        return read(ByteBuffer.wrap(bytes)).filter(Frame::isSound);
    }

    /// The rest of the buffer.
    static Optional<Frame> read(ByteBuffer in) {
        if (in.remaining() < HEADER) {
            return Optional.empty();
        }
        return Kind.of(in.get()).map(kind -> {
            long number = in.getLong();
            byte[] payload = new byte[in.remaining()];
            in.get(payload);
            return new Frame(kind, number, payload);
        });
    }

    /// What it takes to carry so many bytes, in bytes: little ones take more than their size.
    static int cost(int bytes) {
        return Math.max(bytes, LEAST_COST);
    }

    int cost() {
        return cost(payload.length);
    }

    byte[] toBytes() {
        return write(ByteBuffer.allocate(size())).array();
    }

    ByteBuffer write(ByteBuffer out) {
        return out.put(kind.code).putLong(number).put(payload);
    }

    int size() {
        return HEADER + payload.length;
    }

    private boolean isSound() {
        return kind.isForClients()
                && number >= 0
                && payload.length <= LONGEST_PAYLOAD
                && (kind != Kind.RESIZE || payload.length == 2 * Short.BYTES)
                && (kind != Kind.DATA || number > 0);
    }
}
