package in.syncad.socketio.net;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/// The head of a frame that a client sent.
///
/// @param size of the head itself with its masking key, in bytes
/// @param length of the payload, in bytes; negative if the client set the highest bit, which is forbidden
record FrameHeader(int flags, boolean isMasked, int size, long length) {

    private static final int RESERVED_BITS = 0x70;
    private static final int MASK_BYTES = 4;

    /// The head of what can be read, or null while it is not all there. Moves nothing.
    static @Nullable FrameHeader peek(ByteBuf in) {
        int start = in.readerIndex();
        int readable = in.readableBytes();
        if (readable < 2) {
            return null;
        }
        int second = in.getByte(start + 1);
        int shortLength = second & 0x7F;
        int lengthBytes = shortLength == 127 ? Long.BYTES : shortLength == 126 ? Short.BYTES : 0;
        int size = 2 + lengthBytes + ((second & 0x80) == 0 ? 0 : MASK_BYTES);
        if (readable < size) {
            return null;
        }
        long length = switch (lengthBytes) {
            case Long.BYTES -> in.getLong(start + 2);
            case Short.BYTES -> in.getUnsignedShort(start + 2);
            default -> shortLength;
        };
        return new FrameHeader(in.getByte(start), (second & 0x80) != 0, size, length);
    }

    int opcode() {
        return flags & 0x0F;
    }

    boolean isFinal() {
        return (flags & 0x80) != 0;
    }

    boolean isControl() {
        return opcode() >= WebSocketFrames.CLOSE;
    }

    /// Whether it uses bits or numbers that the document keeps for extensions, which are never agreed on here.
    boolean isReserved() {
        return (flags & RESERVED_BITS) != 0
                || opcode() > WebSocketFrames.PONG
                || opcode() > WebSocketFrames.BINARY && opcode() < WebSocketFrames.CLOSE;
    }

    /// Reads the payload behind this head, which must be all there, and takes the mask off in place.
    ByteBuf unmask(ByteBuf in) {
        int mask = in.getInt(in.readerIndex() - MASK_BYTES);
        int bytes = (int) length;
        int start = in.readerIndex();
        int index = 0;
        for (; index + Integer.BYTES <= bytes; index += Integer.BYTES) {
            in.setInt(start + index, in.getInt(start + index) ^ mask);
        }
        for (; index < bytes; index++) {
            int shift = Byte.SIZE * (Integer.BYTES - 1 - index % Integer.BYTES);
            in.setByte(start + index, in.getByte(start + index) ^ (mask >>> shift));
        }
        return in.readSlice(bytes);
    }
}
