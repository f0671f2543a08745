package in.syncad.socketio.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;

/// Frames as the server sends them (RFC 6455, section 5): whole, unmasked, so that all recipients can share one
/// buffer.
public final class WebSocketFrames {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int FINAL = 0x80;
    private static final int LONGEST_HEADER = 10;

    private WebSocketFrames() {}

    /// The caller owns the buffer.
    public static ByteBuf text(ByteBufAllocator allocator, String message) {
        int length = ByteBufUtil.utf8Bytes(message);
        ByteBuf frame = header(allocator, TEXT, length);
        ByteBufUtil.writeUtf8(frame, message);
        return frame;
    }

    /// The caller owns the buffer.
    public static ByteBuf binary(ByteBufAllocator allocator, byte[] message) {
        return header(allocator, BINARY, message.length).writeBytes(message);
    }

    static ByteBuf pong(ByteBufAllocator allocator, ByteBuf payload) {
        return header(allocator, PONG, payload.readableBytes()).writeBytes(payload);
    }

    static ByteBuf close(ByteBufAllocator allocator, int code) {
        return header(allocator, CLOSE, Short.BYTES).writeShort(code);
    }

    private static ByteBuf header(ByteBufAllocator allocator, int opcode, int length) {
        ByteBuf frame = allocator.directBuffer(length + LONGEST_HEADER).writeByte(FINAL | opcode);
        if (length < 126) {
            return frame.writeByte(length);
        }
        return length <= 0xFFFF
                ? frame.writeByte(126).writeShort(length)
                : frame.writeByte(127).writeLong(length);
    }
}
