package in.syncad.embedded.postgres;

import in.syncad.embedded.process.ChildProcess;
import in.syncad.embedded.process.Commands;
import in.syncad.embedded.process.LocalPort;
import in.syncad.embedded.process.RunningServer;
import in.syncad.embedded.process.ServiceStartFailed;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The first process of the server, from its launch to its end.
final class Postmaster implements RunningServer {

    /// Long enough to recover a large cluster after a crash.
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(10);

    private final PostgresSettings settings;
    private final Cluster cluster;
    private final ChildProcess process;

    private Postmaster(PostgresSettings settings, Cluster cluster, ChildProcess process) {
        this.settings = settings;
        this.cluster = cluster;
        this.process = process;
    }

    /// Returns once connections are accepted.
    ///
    /// @throws ServiceStartFailed with the line of the server's log that says why it ended
    static Postmaster launch(PostgresSettings settings, Cluster cluster) throws IOException {
        LocalPort.requireFree("PostgreSQL", settings.port());
        cluster.prepareFiles();
        Path log = settings.directory().resolve("postgres.log");
        long logged = Files.exists(log) ? Files.size(log) : 0;
        List<String> command = cluster.command("postgres", "-D", cluster.data().toString());
        ChildProcess process = ChildProcess.start(
                new ProcessBuilder(Commands.ofChild("INT", command))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .redirectInput(new File("/dev/null")),
                "postgres",
                pidFile(settings));
        Postmaster postmaster = new Postmaster(settings, cluster, process);
        if (!postmaster.becomesReady()) {
            postmaster.kill();
            throw new ServiceStartFailed("PostgreSQL", ServerLog.reason(log, logged));
        }
        return postmaster;
    }

    static void stopLeftover(PostgresSettings settings) {
        ChildProcess.stopLeftover(pidFile(settings), STOP_TIMEOUT);
    }

    /// Ends the sessions and writes everything to the disk.
    @Override
    public void stop() {
        if (process.isAlive()) {
            Commands.succeeds(
                    cluster.command("pg_ctl", "stop", "--pgdata=" + cluster.data(), "--mode=fast"), STOP_TIMEOUT);
        }
        process.kill();
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public Postmaster again() throws IOException {
        return launch(settings, cluster);
    }

    @Override
    public void remove() {
        // There is nothing else.
    }

    private boolean becomesReady() throws IOException {
        for (long left = START_TIMEOUT.dividedBy(POLL); left > 0 && !process.waitFor(POLL); left--) {
            if (saysReady()) {
                return true;
            }
        }
        return false;
    }

    /// The server writes its state into the eighth line of `postmaster.pid`; `pg_ctl` waits in the same way.
    private boolean saysReady() throws IOException {
        Path file = cluster.data().resolve("postmaster.pid");
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return lines.size() >= 8
                && lines.getFirst().strip().equals(Long.toString(process.pid()))
                && lines.get(7).startsWith("ready");
    }

    private static Path pidFile(PostgresSettings settings) {
        return settings.directory().resolve("postgres.pid");
    }
}
