package in.syncad.socketio.engine;

import in.syncad.socketio.net.WebSocketFrames;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCounted;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A message on its way to one client or to many: encoded once for each transport, when the first recipient needs it.
/// Who makes it releases it; who hands it to another thread retains it first.
public final class OutgoingMessage extends AbstractReferenceCounted {

    private final String text;
    private final byte @Nullable [] binary;
    private volatile @Nullable ByteBuf frame;
    private volatile @Nullable String packet;

    private OutgoingMessage(String text, byte @Nullable [] binary) {
        this.text = text;
        this.binary = binary;
    }

    /// @param message without the `4` of its packet
    public static OutgoingMessage text(String message) {
        return new OutgoingMessage(PacketType.MESSAGE.symbol() + message, null);
    }

    public static OutgoingMessage binary(byte[] message) {
        return new OutgoingMessage("", message);
    }

    @Override
    public OutgoingMessage retain() {
        super.retain();
        return this;
    }

    /// The frame for a WebSocket, with a reference for the caller.
    ByteBuf frame() {
        ByteBuf made = frame;
        if (made == null) {
            synchronized (this) {
                made = frame;
                if (made == null) {
                    made = encode();
                    frame = made;
                }
            }
        }
        return made.retainedDuplicate();
    }

    private ByteBuf encode() {
        return binary == null
                ? WebSocketFrames.text(ByteBufAllocator.DEFAULT, text)
                : WebSocketFrames.binary(ByteBufAllocator.DEFAULT, binary);
    }

    /// The packet for a poll.
    String packet() {
        if (binary == null) {
            return text;
        }
        String made = packet;
        if (made == null) {
            made = PacketType.BINARY_PREFIX + Base64.getEncoder().encodeToString(binary);
            packet = made;
        }
        return made;
    }

    @Override
    protected void deallocate() {
        ByteBuf made = frame;
        if (made != null) {
            made.release();
        }
    }

    @Override
    public ReferenceCounted touch(Object hint) {
        return this;
    }
}
