package in.syncad.socketio.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HttpGateTests {

    private final AtomicInteger handled = new AtomicInteger();

    /// Whoever answers may be interrupted by the event loop as soon as it has written.
    @Test
    void aRequestThatComesBeforeTheAnswerReturnsIsTheNextOne() {
        EmbeddedChannel channel = new EmbeddedChannel(new AskingAtOnce());
        HttpGate.enter(
                channel.pipeline(),
                new PortSettings(
                        new InetSocketAddress(0),
                        IoTransport.NIO,
                        1,
                        1,
                        100,
                        Duration.ofMinutes(1),
                        proxy -> false,
                        speaker -> false,
                        (origin, host) -> true),
                new Routes(Map.of("/here", exchange -> {
                    handled.incrementAndGet();
                    exchange.answer("yes");
                })));

        ask(channel);

        assertThat(handled).hasValue(2);
        assertThat(channel.isOpen()).isTrue();
        channel.finishAndReleaseAll();
    }

    private static void ask(EmbeddedChannel channel) {
        channel.writeInbound(Unpooled.copiedBuffer("GET /here HTTP/1.1\r\nHost: x\r\n\r\n", StandardCharsets.US_ASCII));
    }

    /// A client that has its next request ready.
    private static final class AskingAtOnce extends ChannelOutboundHandlerAdapter {

        private boolean asked;

        @Override
        public void flush(ChannelHandlerContext context) {
            context.flush();
            if (!asked) {
                asked = true;
                ask((EmbeddedChannel) context.channel());
            }
        }
    }
}
