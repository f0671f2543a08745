package in.syncad.socketio.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpGateTests {

    private static final Duration REQUEST = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(130);

    private final AtomicInteger handled = new AtomicInteger();
    private final List<EmbeddedChannel> channels = new ArrayList<>();

    /// With the answers that nobody has read.
    @AfterEach
    void release() {
        channels.forEach(EmbeddedChannel::finishAndReleaseAll);
    }

    /// Whoever answers may be interrupted by the event loop as soon as it has written.
    @Test
    void aRequestThatComesBeforeTheAnswerReturnsIsTheNextOne() {
        EmbeddedChannel channel = connection(new AskingAtOnce());

        ask(channel);

        assertThat(handled).hasValue(2);
        assertThat(channel.isOpen()).isTrue();
    }

    /// A load balancer keeps connections, and sends requests into them as long as it has not closed them itself.
    @Test
    void keepsAConnectionBetweenRequestsForItsIdleTime() {
        EmbeddedChannel channel = connection();
        for (int request = 1; request <= 3; request++) {
            ask(channel);
            advance(channel, IDLE.minusSeconds(1));
            assertThat(handled).hasValue(request);
            assertThat(channel.isOpen()).isTrue();
        }

        advance(channel, Duration.ofSeconds(2));

        assertThat(channel.isOpen()).isFalse();
    }

    /// However slowly it goes on: each byte of a request that never ends would otherwise hold the connection.
    @Test
    void closesWhoBeginsARequestAndDoesNotSendAllOfItInTime() {
        EmbeddedChannel channel = connection();
        ask(channel);
        advance(channel, IDLE.minusSeconds(1));
        send(channel, "GET /he");
        advance(channel, REQUEST.dividedBy(2));
        send(channel, "re HTT");
        assertThat(channel.isOpen()).isTrue();

        advance(channel, REQUEST.dividedBy(2).plusSeconds(1));

        assertThat(channel.isOpen()).isFalse();
        assertThat(handled).hasValue(1);
    }

    @Test
    void aRequestThatComesInPiecesInTimeIsAnswered() {
        EmbeddedChannel channel = connection();
        ask(channel);
        send(channel, "GET /here HTTP/1.1\r\n");
        advance(channel, REQUEST.minusSeconds(1));
        send(channel, "Host: x\r\n\r\n");
        advance(channel, IDLE.minusSeconds(1));

        assertThat(handled).hasValue(2);
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void closesWhoNeverAsksLongBeforeWhoHasAsked() {
        EmbeddedChannel channel = connection();

        advance(channel, REQUEST.plusSeconds(1));

        assertThat(channel.isOpen()).isFalse();
    }

    private EmbeddedChannel connection(ChannelHandler... before) {
        EmbeddedChannel channel = new EmbeddedChannel(before);
        channels.add(channel);
        channel.freezeTime();
        HttpGate.enter(
                channel.pipeline(),
                new PortSettings(
                        new InetSocketAddress(0),
                        IoTransport.NIO,
                        1,
                        1,
                        100,
                        REQUEST,
                        IDLE,
                        proxy -> false,
                        speaker -> false,
                        (origin, host) -> true),
                new Routes(Map.of("/here", exchange -> {
                    handled.incrementAndGet();
                    exchange.answer("yes");
                })));
        channel.pipeline().fireChannelActive();
        return channel;
    }

    private static void advance(EmbeddedChannel channel, Duration time) {
        channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    private static void ask(EmbeddedChannel channel) {
        send(channel, "GET /here HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    private static void send(EmbeddedChannel channel, String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
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
