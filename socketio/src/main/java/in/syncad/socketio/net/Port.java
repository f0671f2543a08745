package in.syncad.socketio.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// An open port with its event loops.
public final class Port {

    private static final int BACKLOG = 4096;
    private static final int LOW_WATER = 32 << 10;
    private static final int HIGH_WATER = 64 << 10;

    private final MultiThreadIoEventLoopGroup loops;
    private final Channel server;
    private final AtomicInteger connections = new AtomicInteger();

    private Port(PortSettings settings, Routes routes) {
        loops = new MultiThreadIoEventLoopGroup(
                settings.threads(), settings.transport().handlers());
        try {
            server = new ServerBootstrap()
                    .group(loops)
                    .channel(settings.transport().channel())
                    .option(ChannelOption.SO_BACKLOG, BACKLOG)
                    .option(ChannelOption.SO_REUSEADDR, true)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(LOW_WATER, HIGH_WATER))
                    .childHandler(new Visitors(settings, routes))
                    .bind(settings.address())
                    .syncUninterruptibly()
                    .channel();
        } catch (RuntimeException failed) {
            loops.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
            throw failed;
        }
    }

    /// Binds at once; the failure to do so (a port in use) is thrown as Netty throws it.
    public static Port open(PortSettings settings, Routes routes) {
        return new Port(settings, routes);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) server.localAddress();
    }

    /// For timers that need no loop in particular.
    public ScheduledExecutorService timers() {
        return loops;
    }

    /// Open connections, upgraded or not.
    public int connections() {
        return connections.get();
    }

    /// New connections are refused from now on; those that are open stay.
    public void stopAccepting() {
        server.close().syncUninterruptibly();
    }

    /// Closes everything, within the time given.
    public void close(Duration within) {
        server.close();
        loops.shutdownGracefully(0, within.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(within.toMillis() + 1000);
    }

    private final class Visitors extends ChannelInitializer<Channel> {

        private final PortSettings settings;
        private final Routes routes;

        Visitors(PortSettings settings, Routes routes) {
            this.settings = settings;
            this.routes = routes;
        }

        @Override
        protected void initChannel(Channel channel) {
            channel.closeFuture().addListener(closed -> connections.decrementAndGet());
            if (connections.incrementAndGet() > settings.mostConnections()) {
                channel.close();
            } else {
                HttpGate.enter(channel.pipeline(), settings, routes);
            }
        }
    }
}
