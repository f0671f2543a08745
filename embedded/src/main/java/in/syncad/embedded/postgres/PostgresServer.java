package in.syncad.embedded.postgres;

import in.syncad.embedded.container.ServerContainer;
import in.syncad.embedded.process.OwnFiles;
import in.syncad.embedded.process.RunningServer;
import in.syncad.embedded.process.ServiceStartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;

/// A PostgreSQL server in processes of its own, with the central database and its two roles.
///
/// It listens on 127.0.0.1 and accepts only TLS 1.3 with a password; the URLs below ask for `verify-full`.
public final class PostgresServer implements AutoCloseable {

    static final String SERVICE = "PostgreSQL";

    private final PostgresSettings settings;
    private final Cluster cluster;
    private RunningServer running;

    private PostgresServer(PostgresSettings settings, Cluster cluster) throws IOException {
        this.settings = settings;
        this.cluster = cluster;
        this.running = settings.deletedOnClose() && ServerContainer.isWanted()
                ? PostgresContainer.launch(settings, cluster)
                : Postmaster.launch(settings, cluster);
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
        try {
            Cluster cluster = Cluster.open(settings, account);
            Postmaster.stopLeftover(settings);
            PostgresServer server = new PostgresServer(settings, cluster);
            if (!cluster.isPrepared()) {
                server.createCentralDatabase();
            }
            return server;
        } catch (IOException | ServiceStartFailed failure) {
            discard(settings);
            throw failure;
        }
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
        running.kill();
    }

    /// Starts the server again on the same port with the same data; stops it first if it runs.
    public synchronized void restart() {
        running.stop();
        try {
            running = running.again();
        } catch (IOException failure) {
            throw new ServiceStartFailed(SERVICE, failure);
        }
    }

    @Override
    public synchronized void close() {
        if (settings.deletedOnClose()) {
            // After many schools it takes long to write everything to the disk first.
            running.kill();
            running.remove();
        } else {
            running.stop();
        }
        discard(settings);
    }

    private static void discard(PostgresSettings settings) {
        if (settings.deletedOnClose()) {
            try {
                OwnFiles.delete(settings.directory());
            } catch (IOException undeletable) {
                throw new UncheckedIOException(undeletable);
            }
        }
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
