package in.syncad.socketio.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.TimeUnit;

/// The sending side of one WebSocket. May be used from every thread; what one thread sends arrives in its order.
public final class WebSocketConnection {

    /// Everything is well.
    public static final int NORMAL = 1000;
    /// The server goes away; the client should connect elsewhere.
    public static final int GOING_AWAY = 1001;

    static final int PROTOCOL_ERROR = 1002;
    static final int INVALID_TEXT = 1007;
    static final int TOO_BIG = 1009;

    /// How long a peer may take to read what was sent before the close frame.
    private static final long LINGER_MS = 2_000;

    private final Channel channel;
    private final Runnable flush = this::flush;

    /// Only the loop touches it.
    private boolean flushing;

    private volatile int mostIncoming;
    private volatile boolean closing;

    WebSocketConnection(Channel channel, int mostIncoming) {
        this.channel = channel;
        this.mostIncoming = mostIncoming;
    }

    public EventLoop loop() {
        return channel.eventLoop();
    }

    public void sendText(String message) {
        send(WebSocketFrames.text(channel.alloc(), message));
    }

    public void sendBinary(byte[] message) {
        send(WebSocketFrames.binary(channel.alloc(), message));
    }

    /// As [#sendBinary(byte[])], and runs the action on the event loop once the system took all of it; never if it
    /// could not.
    public void sendBinary(byte[] message, Runnable written) {
        channel.writeAndFlush(WebSocketFrames.binary(channel.alloc(), message)).addListener(sent -> {
            if (sent.isSuccess()) {
                written.run();
            }
        });
    }

    /// Sends a whole frame and releases it. What is sent in one turn of the event loop goes to the system in one call,
    /// which costs more than everything else about a short message.
    public void send(ByteBuf frame) {
        if (!loop().inEventLoop()) {
            channel.writeAndFlush(frame, channel.voidPromise());
            return;
        }
        channel.write(frame, channel.voidPromise());
        if (!flushing) {
            flushing = true;
            loop().execute(flush);
        }
    }

    private void flush() {
        flushing = false;
        channel.flush();
    }

    /// Bytes that were sent here and that the system has not taken yet: what a slow reader costs. Zero while that is
    /// little (less than 64 KB).
    public long pendingBytes() {
        long aboveLowMark = channel.bytesBeforeWritable();
        boolean isGone = aboveLowMark == Long.MAX_VALUE;
        return isGone || aboveLowMark == 0
                ? 0
                : aboveLowMark + channel.config().getWriteBufferWaterMark().low();
    }

    /// Stops or resumes reading, so that a slow other end holds back this one.
    public void setReading(boolean reading) {
        channel.config().setAutoRead(reading);
    }

    /// Changes how long a message from the peer may be, in bytes.
    public void acceptMessagesOf(int mostBytes) {
        mostIncoming = mostBytes;
    }

    /// Has the system itself keep no more than about twice so many bytes in each direction; else it gives to one
    /// connection whatever it may, tens of megabytes, and a slow end is noticed late.
    public void buffer(int bytes) {
        channel.config().setOption(ChannelOption.SO_RCVBUF, bytes);
        channel.config().setOption(ChannelOption.SO_SNDBUF, bytes);
    }

    int mostIncoming() {
        return mostIncoming;
    }

    boolean isClosing() {
        return closing;
    }

    /// Says goodbye, and closes when the peer does or after two seconds: who closes at once may tear down the
    /// connection before the peer has read why.
    public void close(int code) {
        if (closing || !channel.isActive()) {
            return;
        }
        closing = true;
        channel.writeAndFlush(WebSocketFrames.close(channel.alloc(), code)).addListener(sent -> endOutput());
        var forced = loop().schedule(this::abort, LINGER_MS, TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(closed -> forced.cancel(false));
    }

    private void endOutput() {
        if (channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        }
    }

    /// Drops the connection with everything that waits to be sent.
    public void abort() {
        closing = true;
        channel.close();
    }
}
