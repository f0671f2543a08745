package in.syncad.socketio.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;

/// Looks for frames that break what reads them, in whatever pieces they come; see `socketio/fuzz.sh`.
class FrameFuzz {

    private static final int MOST_BYTES = 64;

    /// No message is longer than the longest allowed, and none comes after the end.
    private static final class Careful implements WebSocketListener {

        private boolean isClosed;

        @Override
        public void text(String message) {
            assertThat(isClosed).isFalse();
            assertThat(message).hasSizeLessThanOrEqualTo(MOST_BYTES);
        }

        @Override
        public void binary(byte[] message) {
            assertThat(isClosed).isFalse();
            assertThat(message).hasSizeLessThanOrEqualTo(MOST_BYTES);
        }

        @Override
        public void closed() {
            assertThat(isClosed).isFalse();
            isClosed = true;
        }
    }

    @FuzzTest(maxDuration = "5s")
    void noFramesBreakTheirReader(FuzzedDataProvider input) {
        EmbeddedChannel channel = new EmbeddedChannel();
        WebSocketDecoder decoder = new WebSocketDecoder(new WebSocketConnection(channel, MOST_BYTES));
        channel.pipeline().addLast(decoder);
        Careful listener = new Careful();
        decoder.start(channel.pipeline(), listener);
        while (input.remainingBytes() > 0 && channel.isOpen()) {
            channel.writeInbound(Unpooled.wrappedBuffer(input.consumeBytes(input.consumeInt(1, 40))));
        }
        channel.checkException();
        channel.finishAndReleaseAll();
        assertThat(listener.isClosed).isTrue();
    }
}
