package in.syncad.socketio.net;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;

/// How the operating system tells that a socket is ready.
public enum IoTransport {
    /// Linux; the default there.
    EPOLL,
    /// Linux 5.10 and newer; less processor time for large broadcasts, but many container profiles forbid it.
    IO_URING,
    /// Everywhere.
    NIO;

    /// The wanted one if it works on this machine, else epoll if that does, else NIO.
    public static IoTransport preferring(IoTransport wanted) {
        if (wanted.works()) {
            return wanted;
        }
        return EPOLL.works() ? EPOLL : NIO;
    }

    private boolean works() {
        return switch (this) {
            case EPOLL -> Epoll.isAvailable();
            case IO_URING -> IoUring.isAvailable();
            case NIO -> true;
        };
    }

    IoHandlerFactory handlers() {
        return switch (this) {
            case EPOLL -> EpollIoHandler.newFactory();
            case IO_URING -> IoUringIoHandler.newFactory();
            case NIO -> NioIoHandler.newFactory();
        };
    }

    Class<? extends ServerChannel> channel() {
        return switch (this) {
            case EPOLL -> EpollServerSocketChannel.class;
            case IO_URING -> IoUringServerSocketChannel.class;
            case NIO -> NioServerSocketChannel.class;
        };
    }
}
