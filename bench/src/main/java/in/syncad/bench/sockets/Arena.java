package in.syncad.bench.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Instances of one contender, and processes full of clients.
final class Arena implements AutoCloseable {

    /// A process may have 20,000 files open on the machine that the figures come from.
    private static final int CLIENTS_OF_A_PROCESS = 18_000;

    private final Path log;
    private final List<Program> servers = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private final List<Program> visitors = new ArrayList<>();

    Arena(Contender contender, int instances, String redis, Path log) throws IOException {
        this.log = log;
        for (int instance = 0; instance < instances; instance++) {
            int port = freePort();
            ports.add(port);
            servers.add(contender.start(log, port, redis));
        }
    }

    /// Clients begin to come, to all instances in turn.
    void invite(int count, int schools) throws IOException {
        for (int first = 0; first < count; first += CLIENTS_OF_A_PROCESS) {
            List<String> arguments = new ArrayList<>(List.of(
                    "" + visitors.size(),
                    "" + first,
                    "" + Math.min(CLIENTS_OF_A_PROCESS, count - first),
                    "" + schools));
            ports.forEach(port -> arguments.add("" + port));
            visitors.add(Program.java(log, Visitors.class, List.of("-Xmx700m", "-XX:+UseSerialGC"), arguments));
        }
    }

    Tally tally() {
        return Tally.sum(visitors.stream().map(process -> process.ask("tally")).toList());
    }

    /// @return whether so many were ready in time
    boolean awaitReady(int wanted, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (tally().ready().get() < wanted) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(100);
        }
        return true;
    }

    /// From one instance after the other.
    void emit(int number, String room, int phase) {
        servers.get(number % servers.size()).ask("emit " + room + " " + phase);
    }

    /// In bytes, of all instances, after a collection.
    long heap() {
        return servers.stream()
                .mapToLong(server -> Long.parseLong(server.ask("heap")))
                .sum();
    }

    long resident() throws IOException {
        long sum = 0;
        for (Program server : servers) {
            sum += server.resident();
        }
        return sum;
    }

    Duration processorTime() {
        return servers.stream().map(Program::processorTime).reduce(Duration.ZERO, Duration::plus);
    }

    /// The last instances die; their clients look for others.
    void kill(int count) throws InterruptedException {
        for (int number = 0; number < count; number++) {
            servers.removeLast().kill();
        }
    }

    @Override
    public void close() throws IOException {
        for (Program process : visitors) {
            process.close();
        }
        for (Program server : servers) {
            server.close();
        }
    }

    @Override
    public String toString() {
        return ports.stream().map(String::valueOf).collect(Collectors.joining(", ", "ports ", ""));
    }

    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
