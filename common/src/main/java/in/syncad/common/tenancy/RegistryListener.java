package in.syncad.common.tenancy;

import in.syncad.common.settings.DatabaseUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Keeps a [SchoolDirectory] in step with the registry: everything once, then each change as PostgreSQL announces it
/// (`NOTIFY school_changed`, sent in the transaction of the change), and everything again every half minute, because
/// an announcement can be lost with its connection. Runs on a thread of its own, so no start waits for it.
final class RegistryListener implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RegistryListener.class);
    private static final Duration RELOAD_EVERY = Duration.ofSeconds(30);
    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(1);
    private static final int WAIT_MILLIS = 5_000;

    private final DatabaseUrl central;
    private final SchoolDirectory directory;
    private final Thread thread = Thread.ofVirtual().name("registry-listener").unstarted(this::listenForEver);
    private volatile boolean closed;
    private volatile boolean connected;
    private volatile @Nullable Connection connection;

    private RegistryListener(DatabaseUrl central, SchoolDirectory directory) {
        this.central = central;
        this.directory = directory;
    }

    static RegistryListener start(DatabaseUrl central, SchoolDirectory directory) {
        RegistryListener listener = new RegistryListener(central, directory);
        listener.thread.start();
        return listener;
    }

    boolean isConnected() {
        return connected;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        Connection open = connection;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                log.debug("closing the registry's connection", e);
            }
        }
    }

    private void listenForEver() {
        while (!closed) {
            try (Connection open = DriverManager.getConnection(central.jdbcUrl(), central.jdbcProperties())) {
                connection = open;
                listen(open);
            } catch (SQLException | DataAccessException e) {
                if (!closed) {
                    log.warn("the registry cannot be listened to, trying again: {}", e.getMessage());
                }
            } finally {
                connected = false;
            }
            if (!closed) {
                LockSupport.parkNanos(RECONNECT_AFTER.toNanos());
            }
        }
    }

    private void listen(Connection open) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute("LISTEN school_changed");
        }
        // After LISTEN, so that no change falls between reading and listening.
        directory.reload();
        connected = true;
        long reloaded = System.nanoTime();
        while (!closed) {
            // Never null in this driver, though its documentation allows it.
            for (PGNotification change : open.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS)) {
                directory.refresh(SchoolId.of(change.getParameter()));
            }
            if (System.nanoTime() - reloaded > RELOAD_EVERY.toNanos()) {
                directory.reload();
                reloaded = System.nanoTime();
            }
        }
    }
}
