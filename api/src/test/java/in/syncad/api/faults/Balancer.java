package in.syncad.api.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands before instances as a load balancer does: carries each TCP connection to the next of them that takes it.
final class Balancer implements AutoCloseable {

    private static final int CHUNK = 16 << 10;
    private static final int CONNECT_MS = 2_000;

    private final ServerSocket server;
    private final List<InetSocketAddress> targets;
    private final AtomicInteger carried = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Balancer(ServerSocket server, List<InetSocketAddress> targets) {
        this.server = server;
        this.targets = targets;
    }

    static Balancer to(InetSocketAddress... targets) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Balancer balancer = new Balancer(server, List.of(targets));
        balancer.threads.execute(balancer::accept);
        return balancer;
    }

    int port() {
        return server.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                threads.execute(() -> carry(client));
            }
        } catch (IOException closed) {
            threads.shutdownNow();
        }
    }

    private void carry(Socket client) {
        try (client) {
            try (Socket target = connect()) {
                threads.execute(() -> pump(target, client));
                pump(client, target);
            }
        } catch (IOException ended) {
            // So is the connection: both sockets are closed.
        }
    }

    private Socket connect() throws IOException {
        IOException refused = new IOException("no target");
        int first = carried.getAndIncrement();
        for (int attempt = 0; attempt < targets.size(); attempt++) {
            Socket target = new Socket();
            try {
                target.connect(targets.get((first + attempt) % targets.size()), CONNECT_MS);
                return target;
            } catch (IOException away) {
                target.close();
                refused = away;
            }
        }
        throw refused;
    }

    /// Until one of them ends; then both do.
    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            byte[] chunk = new byte[CHUNK];
            for (int read = from.getInputStream().read(chunk);
                    read >= 0;
                    read = from.getInputStream().read(chunk)) {
                to.getOutputStream().write(chunk, 0, read);
            }
        } catch (IOException ended) {
            // So is the connection.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
