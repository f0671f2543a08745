package in.syncad.bench.sockets;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One client: a WebSocket that shows a token, answers pings and looks at when an event was sent. Does no more than it
/// must, because a hundred thousand of them share the machine with what is measured.
final class Visitor extends ByteToMessageDecoder {

    private static final String UPGRADE = """
            GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r
            Host: 127.0.0.1\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Version: 13\r
            \r
            """;
    private static final String SWITCHED = "HTTP/1.1 101";
    private static final int TEXT = 1;
    private static final int CLOSE = 8;

    private final String token;
    private final Tally tally;
    private final Runnable settled;
    private boolean isUpgraded;
    private boolean isReady;
    private boolean isSettled;

    /// @param settled is told once, when it is ready or has failed
    Visitor(String token, Tally tally, Runnable settled) {
        this.token = token;
        this.tally = tally;
        this.settled = settled;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.writeAndFlush(context.alloc().buffer().writeBytes(UPGRADE.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (isUpgraded || upgraded(context, in)) {
            while (frame(context, in)) {
                // One after the other.
            }
        }
    }

    private boolean upgraded(ChannelHandlerContext context, ByteBuf in) {
        String answer = in.toString(StandardCharsets.US_ASCII);
        int end = answer.indexOf("\r\n\r\n");
        if (end >= 0) {
            in.skipBytes(end + 4);
            isUpgraded = answer.startsWith(SWITCHED);
            if (!isUpgraded) {
                context.close();
            }
        }
        return isUpgraded;
    }

    private boolean frame(ChannelHandlerContext context, ByteBuf in) {
        int start = in.readerIndex();
        if (in.readableBytes() < 2) {
            return false;
        }
        int kind = in.getByte(start) & 0x0F;
        int length = in.getByte(start + 1) & 0x7F;
        int head = 2;
        if (length == 126) {
            if (in.readableBytes() < 4) {
                return false;
            }
            length = in.getUnsignedShort(start + 2);
            head = 4;
        }
        if (in.readableBytes() < head + length) {
            return false;
        }
        if (kind == TEXT && length > 0) {
            packet(context, in, start + head, length);
        } else if (kind == CLOSE) {
            context.close();
        }
        in.readerIndex(start + head + length);
        return true;
    }

    private void packet(ChannelHandlerContext context, ByteBuf in, int at, int length) {
        switch (in.getByte(at)) {
            case '0' -> send(context, "40{\"token\":\"" + token + "\"}");
            case '2' -> send(context, "3");
            case '4' -> message(in, at + 1, length - 1);
            default -> {
                // Nothing that counts.
            }
        }
    }

    private void message(ByteBuf in, int at, int length) {
        switch (in.getByte(at)) {
            case '0' -> {
                isReady = true;
                tally.ready().incrementAndGet();
                settle();
            }
            case '2' -> tally.heard(in.toString(at, length, StandardCharsets.US_ASCII));
            default -> tally.refused().incrementAndGet();
        }
    }

    /// Masked with zeros, as who sends may choose.
    private static void send(ChannelHandlerContext context, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuf frame = context.alloc().buffer(8 + bytes.length).writeByte(0x81);
        if (bytes.length < 126) {
            frame.writeByte(0x80 | bytes.length);
        } else {
            frame.writeByte(0x80 | 126).writeShort(bytes.length);
        }
        context.writeAndFlush(frame.writeInt(0).writeBytes(bytes));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (isReady) {
            tally.ready().decrementAndGet();
            tally.lost().incrementAndGet();
        }
        settle();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private void settle() {
        if (!isSettled) {
            isSettled = true;
            settled.run();
        }
    }
}
