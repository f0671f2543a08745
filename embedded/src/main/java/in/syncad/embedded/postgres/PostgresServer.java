package in.syncad.embedded.postgres;

import in.syncad.embedded.process.ChildProcess;
import in.syncad.embedded.process.LinuxCommands;
import in.syncad.embedded.process.LocalPort;
import in.syncad.embedded.process.OwnFiles;
import in.syncad.embedded.process.ServiceStartFailed;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// A PostgreSQL server in processes of its own, with the central database and its two roles.
///
/// It listens on 127.0.0.1 and accepts only TLS 1.3 with a password; the URLs below ask for `verify-full`.
public final class PostgresServer implements AutoCloseable {

    private static final String SERVICE = "PostgreSQL";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(10);

    private final PostgresSettings settings;
    private final Cluster cluster;
    private ChildProcess postmaster;

    private PostgresServer(PostgresSettings settings, Cluster cluster) throws IOException {
        this.settings = settings;
        this.cluster = cluster;
        this.postmaster = launch();
    }

    /// Starts the server and, in a new directory, creates the central database. A server that a killed JVM left
    /// running in that directory is stopped first.
    ///
    /// @throws ServiceStartFailed when it does not come up, with the reason in one line
    public static PostgresServer start(PostgresSettings settings) {
        try {
            return start(settings, ServerAccount.ofThisMachine());
        } catch (IOException failure) {
            throw new ServiceStartFailed(SERVICE, failure);
        }
    }

    static PostgresServer start(PostgresSettings settings, ServerAccount account) throws IOException {
        Cluster cluster = Cluster.open(settings, account);
        ChildProcess.stopLeftover(settings.directory().resolve("postgres.pid"), "postgres", STOP_TIMEOUT);
        PostgresServer server = new PostgresServer(settings, cluster);
        if (!cluster.isPrepared()) {
            server.createCentralDatabase();
        }
        return server;
    }

    /// As `syncad_provisioning`: owns the central database, may create databases and roles, is no superuser.
    public String provisioningUrl() {
        return url(CentralDatabase.PROVISIONING);
    }

    /// As `syncad_api`: may connect; what it may read is granted by the central migrations.
    public String apiUrl() {
        return url(CentralDatabase.API);
    }

    /// For tests that look at the server from above; no service gets it.
    public String superuserUrl() {
        return url(CentralDatabase.SUPERUSER);
    }

    public int port() {
        return settings.port();
    }

    /// The certificate, in PEM, that clients have to trust.
    public Path certificateAuthority() {
        return cluster.authorityCertificate();
    }

    /// Kills the server and all its children with SIGKILL, as a power cut would.
    public synchronized void kill() {
        postmaster.kill();
    }

    /// Starts the server again on the same port with the same data; stops it first if it runs.
    public synchronized void restart() {
        stop();
        try {
            postmaster = launch();
        } catch (IOException failure) {
            throw new ServiceStartFailed(SERVICE, failure);
        }
    }

    @Override
    public synchronized void close() {
        stop();
        discard();
    }

    private void discard() {
        if (settings.deletedOnClose()) {
            try {
                OwnFiles.delete(settings.directory());
            } catch (IOException undeletable) {
                throw new UncheckedIOException(undeletable);
            }
        }
    }

    private ChildProcess launch() throws IOException {
        LocalPort.requireFree(SERVICE, settings.port());
        cluster.prepareFiles();
        Path log = settings.directory().resolve("postgres.log");
        long logged = Files.exists(log) ? Files.size(log) : 0;
        List<String> command = cluster.command("postgres", "-D", cluster.data().toString());
        ChildProcess started = ChildProcess.start(
                new ProcessBuilder(LinuxCommands.dyingWithParent("INT", command))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .redirectInput(new File("/dev/null")),
                settings.directory().resolve("postgres.pid"));
        if (!isReady(started)) {
            started.kill();
            String reason = ServerLog.reason(log, logged);
            discard();
            throw new ServiceStartFailed(SERVICE, reason);
        }
        return started;
    }

    private boolean isReady(ChildProcess started) throws IOException {
        for (long left = START_TIMEOUT.dividedBy(POLL); left > 0 && !started.waitFor(POLL); left--) {
            if (saysReady(started.handle().pid())) {
                return true;
            }
        }
        return false;
    }

    /// The server writes its state into the eighth line of `postmaster.pid`; `pg_ctl` waits in the same way.
    private boolean saysReady(long pid) throws IOException {
        Path file = cluster.data().resolve("postmaster.pid");
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return lines.size() >= 8
                && lines.getFirst().strip().equals(Long.toString(pid))
                && lines.get(7).startsWith("ready");
    }

    private void createCentralDatabase() throws IOException {
        try {
            CentralDatabase.create(
                    "jdbc:postgresql://localhost:%d/postgres?sslmode=verify-full&sslrootcert=%s"
                            .formatted(
                                    settings.port(),
                                    encoded(certificateAuthority().toString())),
                    cluster);
            cluster.prepared();
        } catch (SQLException failure) {
            kill();
            throw new ServiceStartFailed(SERVICE, failure);
        }
    }

    private void stop() {
        if (postmaster.isAlive()) {
            LinuxCommands.succeeds(
                    cluster.command("pg_ctl", "stop", "--pgdata=" + cluster.data(), "--mode=fast"), STOP_TIMEOUT);
        }
        postmaster.stop(Duration.ZERO);
    }

    private String url(String role) {
        return "postgresql://%s:%s@localhost:%d/%s?sslmode=verify-full&sslrootcert=%s"
                .formatted(
                        role,
                        cluster.password(role),
                        settings.port(),
                        CentralDatabase.NAME,
                        encoded(certificateAuthority().toString()));
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
