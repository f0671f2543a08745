package in.syncad.socketio.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.local.LocalServerChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebSocketConnectionTests {

    private static final LocalAddress ADDRESS = new LocalAddress("flushes");

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, LocalIoHandler.newFactory());

    @AfterEach
    void stop() throws InterruptedException {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    @Test
    void whatIsSentInOneTurnGoesOutInOneCall() throws Exception {
        new ServerBootstrap()
                .group(group)
                .channel(LocalServerChannel.class)
                .childHandler(new Sink())
                .bind(ADDRESS)
                .sync();
        Flushes flushes = new Flushes();
        Channel channel = new Bootstrap()
                .group(group)
                .channel(LocalChannel.class)
                .handler(flushes)
                .connect(ADDRESS)
                .sync()
                .channel();
        WebSocketConnection connection = new WebSocketConnection(channel, 1_000);

        send(connection, "one", "two", "three");
        assertThat(flushes.count).isEqualTo(1);
        send(connection, "four");
        assertThat(flushes.count).isEqualTo(2);
    }

    private static void send(WebSocketConnection connection, String... messages) throws Exception {
        connection
                .loop()
                .submit(() -> {
                    for (String message : messages) {
                        connection.sendText(message);
                    }
                })
                .get();
        // What was left for the end of the turn has been done when this is.
        connection.loop().submit(() -> {}).get();
    }

    private static final class Flushes extends ChannelOutboundHandlerAdapter {

        private volatile int count;

        @Override
        public void flush(ChannelHandlerContext context) {
            count++;
            context.flush();
        }
    }

    private static final class Sink extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
        }
    }
}
