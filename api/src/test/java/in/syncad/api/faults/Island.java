package in.syncad.api.faults;

import in.syncad.embedded.process.Commands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A network of its own for a process, which reaches the servers of this machine over one line only (Linux, as root).
/// What goes over the line can be dropped: then nobody is told, as when a switch fails.
final class Island implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final String name;
    private final String line;
    private final String shore;
    private final List<String> rules;

    /// The address of the process.
    final String address;

    /// @param number one of its own on this machine, up to 250
    Island(int number) {
        name = "syncad-island-" + number;
        line = "syncad-isl" + number;
        shore = "10.213.%d.1".formatted(number);
        address = "10.213.%d.2".formatted(number);
        rules = List.of(
                "PREROUTING -i %s -d %s -p tcp -j DNAT --to-destination 127.0.0.1".formatted(line, shore),
                "INPUT -s %s -p tcp -j SNAT --to-source 127.0.0.1".formatted(address));
        sink();
        run("ip netns add %s".formatted(name));
        run("ip link add %s type veth peer name line netns %s".formatted(line, name));
        run("ip addr add %s/30 dev %s".formatted(shore, line));
        run("ip link set %s up".formatted(line));
        run("ip -n %s addr add %s/30 dev line".formatted(name, address));
        run("ip -n %s link set line up".formatted(name));
        run("ip -n %s link set lo up".formatted(name));
        // The servers listen on loopback only, and answer nobody else.
        write(Path.of("/proc/sys/net/ipv4/conf", line, "route_localnet"), "1");
        rules.forEach(rule -> run("iptables -t nat -A " + rule));
        // Certificates are for this name.
        write(hosts(), "%s localhost%n".formatted(shore));
    }

    static boolean isPossible() {
        return Commands.succeeds(List.of("ip", "netns", "list"), LONGEST)
                && Commands.succeeds(List.of("iptables", "-t", "nat", "-L", "-n"), LONGEST)
                && Files.isWritable(Path.of("/etc"));
    }

    /// The command, as run there.
    List<String> command(List<String> command) {
        return Commands.concat(List.of("ip", "netns", "exec", name), command);
    }

    /// Where a server of this machine is, seen from there.
    String seen(String url) {
        return url.replace("127.0.0.1", shore);
    }

    /// Drops what goes to that port of this machine.
    void cut(int port) {
        run("iptables -I INPUT -i %s -p tcp --dport %d -j DROP".formatted(line, port));
    }

    void mend(int port) {
        run("iptables -D INPUT -i %s -p tcp --dport %d -j DROP".formatted(line, port));
    }

    /// Drops everything.
    void cut() {
        run("ip link set %s down".formatted(line));
    }

    void mend() {
        run("ip link set %s up".formatted(line));
    }

    @Override
    public void close() {
        sink();
    }

    /// Whatever there is of it.
    private void sink() {
        Commands.succeeds(List.of("ip", "netns", "del", name), LONGEST);
        // Takes its time after the name is gone.
        Commands.succeeds(List.of("ip", "link", "del", line), LONGEST);
        rules.forEach(rule -> Commands.succeeds(List.of(("iptables -t nat -D " + rule).split(" ")), LONGEST));
        try {
            Files.deleteIfExists(hosts());
            Files.deleteIfExists(hosts().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path hosts() {
        return Path.of("/etc/netns", name, "hosts");
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String command) {
        if (!Commands.succeeds(List.of(command.split(" ")), LONGEST)) {
            throw new IllegalStateException("failed: " + command);
        }
    }
}
