package in.syncad.common.tenancy.lanes;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// A physical connection that only remembers what was done to it.
final class FakeConnection extends DelegatingConnection {

    final int lane;
    final AtomicInteger rollbacks = new AtomicInteger();
    final AtomicInteger proofs = new AtomicInteger();

    private final FakeServer server;
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile boolean closed;
    private volatile boolean cut;
    private boolean autoCommit = true;
    private boolean readOnly;
    private int isolation = Connection.TRANSACTION_READ_COMMITTED;
    private int networkTimeout;

    FakeConnection(int lane, FakeServer server) {
        this.lane = lane;
        this.server = server;
    }

    @Override
    Connection physical() throws SQLException {
        throw new SQLException("there is no database behind this connection");
    }

    @Override
    <S extends Statement> S made(S statement) {
        return statement;
    }

    /// One piece of work: fails when the connection is gone, and when somebody else works on it at this moment.
    void work() throws SQLException {
        if (!working.compareAndSet(false, true)) {
            throw new AssertionError("two borrowers work on one connection");
        }
        try {
            Thread.yield();
            requireAlive();
        } finally {
            working.set(false);
        }
    }

    void cut() {
        cut = true;
        server.left(this);
    }

    private void requireAlive() throws SQLException {
        if (cut || closed) {
            closed = true;
            throw new SQLException("an I/O error occurred while sending to the backend", "08006");
        }
    }

    @Override
    public void close() {
        closed = true;
        server.left(this);
    }

    @Override
    public void abort(Executor executor) {
        close();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean isValid(int timeoutSeconds) {
        proofs.incrementAndGet();
        return !cut && !closed;
    }

    @Override
    public void rollback() throws SQLException {
        requireAlive();
        rollbacks.incrementAndGet();
    }

    @Override
    public void clearWarnings() {}

    @Override
    public boolean getAutoCommit() {
        return autoCommit;
    }

    @Override
    public void setAutoCommit(boolean autoCommit) {
        this.autoCommit = autoCommit;
    }

    @Override
    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public void setReadOnly(boolean readOnly) {
        this.readOnly = readOnly;
    }

    @Override
    public int getTransactionIsolation() {
        return isolation;
    }

    @Override
    public void setTransactionIsolation(int level) {
        isolation = level;
    }

    @Override
    public int getHoldability() {
        return 0;
    }

    @Override
    public void setHoldability(int holdability) {}

    @Override
    public int getNetworkTimeout() {
        return networkTimeout;
    }

    @Override
    public void setNetworkTimeout(Executor executor, int milliseconds) {
        networkTimeout = milliseconds;
    }

    @Override
    public void setSchema(String schema) {}

    @Override
    public void setCatalog(String catalog) {}

    @Override
    public void setTypeMap(Map<String, Class<?>> types) {}

    @Override
    public void setClientInfo(String name, String value) {}

    @Override
    public void setClientInfo(Properties properties) {}

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.cast(this);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
