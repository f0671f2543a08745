package in.syncad.embedded.process;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/// TCP ports of 127.0.0.1.
public final class LocalPort {

    /// Below the range from which operating systems take the local ports of outgoing connections, so that a
    /// server that is stopped and started again finds its port still free.
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 30_000;
    private static final int ATTEMPTS = 200;
    private static final int CONNECT_TIMEOUT_MS = 500;
    private static final Set<Integer> CHOSEN = ConcurrentHashMap.newKeySet();

    private LocalPort() {}

    /// A port on which nothing listens at this moment, and which nobody else in this JVM was given: whoever starts ten
    /// servers chooses all their ports before the first one listens.
    public static int choose() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST))
                .limit(ATTEMPTS)
                .filter(port -> isFree(port) && CHOSEN.add(port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port between 20000 and 30000"));
    }

    /// Whether a server could listen on that TCP port of 127.0.0.1 now.
    public static boolean isFree(int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return canBind(address) && !answers(address);
    }

    /// Whether a server could receive on that UDP port of 127.0.0.1 now.
    public static boolean isFreeForDatagrams(int port) {
        try (DatagramSocket probe = new DatagramSocket(null)) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(address);
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }

    /// macOS lets a server take one address of a port that another serves on all addresses.
    private static boolean answers(InetSocketAddress address) {
        try (Socket probe = new Socket()) {
            probe.connect(address, CONNECT_TIMEOUT_MS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /// @throws ServiceStartFailed when something listens there already
    public static void requireFree(String service, int port) {
        if (!isFree(port)) {
            throw new ServiceStartFailed(service, "port %d of 127.0.0.1 is in use".formatted(port));
        }
    }
}
