package in.syncad.socketio.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the frames of a client (RFC 6455, section 5) and hands whole messages to the listener. Every breach of the
/// protocol closes with the code that the document names; none is logged.
final class WebSocketDecoder extends ByteToMessageDecoder {

    /// More than these unanswered means that the peer asks without reading.
    private static final long MOST_PENDING_PONGS = 64 << 10;

    private static final int LONGEST_CONTROL = 125;

    private final WebSocketConnection connection;
    private @Nullable WebSocketListener listener;
    private @Nullable ByteBuf fragments;
    private boolean fragmentsAreText;

    WebSocketDecoder(WebSocketConnection connection) {
        this.connection = connection;
    }

    /// Begins to read, with what came together with the handshake.
    void start(ChannelPipeline pipeline, WebSocketListener heard) {
        listener = heard;
        pipeline.fireChannelRead(Unpooled.EMPTY_BUFFER);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (listener == null) {
            return;
        }
        if (connection.isClosing()) {
            in.skipBytes(in.readableBytes());
            return;
        }
        FrameHeader header = FrameHeader.peek(in);
        if (header == null) {
            return;
        }
        int fault = faultOf(header);
        if (fault != 0) {
            fail(in, fault);
        } else if (in.readableBytes() >= header.size() + header.length()) {
            in.skipBytes(header.size());
            take(context, header, header.unmask(in), in);
        }
    }

    private int faultOf(FrameHeader header) {
        if (header.isReserved() || !header.isMasked() || header.length() < 0) {
            return WebSocketConnection.PROTOCOL_ERROR;
        }
        if (header.isControl()) {
            return header.length() > LONGEST_CONTROL || !header.isFinal() ? WebSocketConnection.PROTOCOL_ERROR : 0;
        }
        int open = fragments == null ? 0 : fragments.readableBytes();
        if ((header.opcode() == WebSocketFrames.CONTINUATION) != (fragments != null)) {
            return WebSocketConnection.PROTOCOL_ERROR;
        }
        return header.length() > connection.mostIncoming() - open ? WebSocketConnection.TOO_BIG : 0;
    }

    private void take(ChannelHandlerContext context, FrameHeader header, ByteBuf payload, ByteBuf in) {
        switch (header.opcode()) {
            case WebSocketFrames.CLOSE -> closedByPeer(payload, in);
            case WebSocketFrames.PING -> answer(context, payload);
            case WebSocketFrames.PONG -> {}
            default -> data(context, header, payload, in);
        }
    }

    private void data(ChannelHandlerContext context, FrameHeader header, ByteBuf payload, ByteBuf in) {
        if (fragments == null && header.isFinal()) {
            deliver(header.opcode() == WebSocketFrames.TEXT, payload, in);
            return;
        }
        if (fragments == null) {
            fragments = context.alloc().buffer(payload.readableBytes());
            fragmentsAreText = header.opcode() == WebSocketFrames.TEXT;
        }
        fragments.writeBytes(payload);
        if (header.isFinal()) {
            ByteBuf whole = fragments;
            fragments = null;
            try {
                deliver(fragmentsAreText, whole, in);
            } finally {
                whole.release();
            }
        }
    }

    private void deliver(boolean text, ByteBuf message, ByteBuf in) {
        WebSocketListener heard = Objects.requireNonNull(listener);
        if (!text) {
            heard.binary(ByteBufUtil.getBytes(message));
        } else if (ByteBufUtil.isText(message, StandardCharsets.UTF_8)) {
            heard.text(message.toString(StandardCharsets.UTF_8));
        } else {
            fail(in, WebSocketConnection.INVALID_TEXT);
        }
    }

    private void answer(ChannelHandlerContext context, ByteBuf payload) {
        if (connection.pendingBytes() > MOST_PENDING_PONGS) {
            connection.abort();
        } else {
            connection.send(WebSocketFrames.pong(context.alloc(), payload));
        }
    }

    /// A close frame has no payload or a code of two bytes and a reason.
    private void closedByPeer(ByteBuf payload, ByteBuf in) {
        if (payload.readableBytes() == 1) {
            fail(in, WebSocketConnection.PROTOCOL_ERROR);
        } else {
            connection.close(WebSocketConnection.NORMAL);
        }
    }

    private void fail(ByteBuf in, int code) {
        in.skipBytes(in.readableBytes());
        connection.close(code);
    }

    /// Reads nothing by itself: the superclass does, even when reading was stopped, until it sees a message; and those
    /// of this one go to the listener.
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        discardSomeReadBytes();
        context.fireChannelReadComplete();
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        if (fragments != null) {
            fragments.release();
            fragments = null;
        }
    }

    /// Bytes that came with the end are of no interest, so the decoder is not run once more.
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        Objects.requireNonNull(listener).closed();
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        connection.abort();
    }
}
