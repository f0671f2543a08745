package in.syncad.api.realtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Connections of this process to its own sockets' port, each in the name of a client. The port believes what
/// they say of that client because it knows them by their own port number, which nobody else on the machine can
/// have meanwhile.
final class Hops {

    private static final int CONNECT_TIMEOUT_MS = 2_000;

    private final Set<InetSocketAddress> own = ConcurrentHashMap.newKeySet();

    boolean isOwn(InetSocketAddress peer) {
        return own.contains(peer);
    }

    /// How many there are.
    int open() {
        return own.size();
    }

    Hop open(InetSocketAddress port) throws IOException {
        InetAddress target =
                port.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : port.getAddress();
        Socket socket = new Socket();
        try {
            socket.bind(new InetSocketAddress(target, 0));
            InetSocketAddress self = (InetSocketAddress) socket.getLocalSocketAddress();
            own.add(self);
            try {
                socket.connect(new InetSocketAddress(target, port.getPort()), CONNECT_TIMEOUT_MS);
                socket.setTcpNoDelay(true);
                return new Hop(socket, () -> own.remove(self));
            } catch (IOException failed) {
                own.remove(self);
                throw failed;
            }
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }
}
