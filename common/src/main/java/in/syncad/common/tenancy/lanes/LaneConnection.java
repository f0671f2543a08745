package in.syncad.common.tenancy.lanes;

import java.sql.Connection;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A borrowed connection. [#close()] gives it back; from then on this object is dead, whoever holds it. The connection
/// goes back as it came: open statements are closed, open work is rolled back, changed settings are set back; where
/// that is not possible it is closed instead. What was changed by SQL text (`SET`) is not seen: use `SET LOCAL`.
public final class LaneConnection<K> extends DelegatingConnection {

    private final LanePool<K> pool;
    private final K lane;
    private final AtomicReference<@Nullable Slot<K>> slot;

    LaneConnection(LanePool<K> pool, Slot<K> slot) {
        this.pool = pool;
        this.lane = slot.lane.key;
        this.slot = new AtomicReference<>(slot);
    }

    /// Whose database this is; also answered after [#close()].
    public K lane() {
        return lane;
    }

    @Override
    Connection physical() throws SQLException {
        return held().physical;
    }

    @Override
    <S extends Statement> S made(S statement) throws SQLException {
        held().session.statements().add(statement);
        return statement;
    }

    @Override
    public void close() {
        Slot<K> held = slot.getAndSet(null);
        if (held != null) {
            pool.giveBack(held);
        }
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        Slot<K> held = slot.getAndSet(null);
        if (held != null) {
            try {
                held.physical.abort(executor);
            } finally {
                pool.giveBack(held);
            }
        }
    }

    @Override
    public boolean isClosed() throws SQLException {
        Slot<K> held = slot.get();
        return held == null || held.physical.isClosed();
    }

    @Override
    public boolean isValid(int timeoutSeconds) throws SQLException {
        Slot<K> held = slot.get();
        return held != null && held.physical.isValid(timeoutSeconds);
    }

    @Override
    public void setAutoCommit(boolean autoCommit) throws SQLException {
        changing().setAutoCommit(autoCommit);
    }

    @Override
    public void setReadOnly(boolean readOnly) throws SQLException {
        changing().setReadOnly(readOnly);
    }

    @Override
    public void setHoldability(int holdability) throws SQLException {
        changing().setHoldability(holdability);
    }

    @Override
    public void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
        changing().setNetworkTimeout(executor, milliseconds);
    }

    @Override
    public void setTransactionIsolation(int level) throws SQLException {
        Slot<K> held = held();
        held.session.changesIsolation();
        held.physical.setTransactionIsolation(level);
    }

    @Override
    public void setCatalog(String catalog) throws SQLException {
        spoiling().setCatalog(catalog);
    }

    @Override
    public void setSchema(String schema) throws SQLException {
        spoiling().setSchema(schema);
    }

    @Override
    public void setTypeMap(Map<String, Class<?>> types) throws SQLException {
        spoiling().setTypeMap(types);
    }

    @Override
    public void setClientInfo(String name, @Nullable String value) throws SQLClientInfoException {
        spoilingClientInfo().setClientInfo(name, value);
    }

    @Override
    public void setClientInfo(Properties properties) throws SQLClientInfoException {
        spoilingClientInfo().setClientInfo(properties);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : physical().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || physical().isWrapperFor(type);
    }

    @Override
    public String toString() {
        return "connection of lane " + lane;
    }

    private Slot<K> held() throws SQLException {
        Slot<K> held = slot.get();
        if (held == null) {
            throw new SQLException("this connection was given back", "08003");
        }
        return held;
    }

    private Connection changing() throws SQLException {
        Slot<K> held = held();
        held.session.changes();
        return held.physical;
    }

    private Connection spoiling() throws SQLException {
        Slot<K> held = held();
        held.session.spoil();
        return held.physical;
    }

    private Connection spoilingClientInfo() throws SQLClientInfoException {
        try {
            return spoiling();
        } catch (SQLException given) {
            throw new SQLClientInfoException(Map.of(), given);
        }
    }
}
