package in.syncad.common.tenancy.lanes;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/// The JDBC state of one physical connection: as it was opened, and what its borrower changed. Used by the one thread
/// that opens, uses or returns the connection.
final class Session {

    private final Connection physical;
    private final @Nullable BaseConnection postgres;
    private final boolean autoCommit;
    private final boolean readOnly;
    private final int holdability;
    private final int networkTimeout;

    /// Asked of the server, so only when it is about to change.
    private @Nullable Integer isolation;

    private final OpenStatements statements = new OpenStatements();
    private boolean changed;
    private boolean spoilt;

    Session(Connection physical) throws SQLException {
        this.physical = physical;
        this.postgres = physical.isWrapperFor(BaseConnection.class) ? physical.unwrap(BaseConnection.class) : null;
        this.autoCommit = physical.getAutoCommit();
        this.readOnly = physical.isReadOnly();
        this.holdability = physical.getHoldability();
        this.networkTimeout = physical.getNetworkTimeout();
    }

    Connection physical() {
        return physical;
    }

    OpenStatements statements() {
        return statements;
    }

    /// Something is about to change that [#restore()] sets back.
    void changes() {
        changed = true;
    }

    void changesIsolation() throws SQLException {
        changed = true;
        if (isolation == null) {
            isolation = physical.getTransactionIsolation();
        }
    }

    /// Something is about to change that is cheaper to forget than to set back: the connection is not used again.
    void spoil() {
        spoilt = true;
    }

    /// Ends what the borrower left open and sets back what it changed.
    ///
    /// @return false when the connection must not be used again
    boolean restore() {
        try {
            return !spoilt && !physical.isClosed() && endTransaction() && reset();
        } catch (SQLException | RuntimeException broken) {
            return false;
        }
    }

    /// A transaction begun behind the driver's back, by `BEGIN` as text, would swallow the next borrower's work.
    private boolean endTransaction() throws SQLException {
        statements.closeAll();
        if (!physical.getAutoCommit()) {
            physical.rollback();
        }
        return postgres == null || postgres.getTransactionState() == TransactionState.IDLE;
    }

    private boolean reset() throws SQLException {
        if (changed) {
            physical.setAutoCommit(autoCommit);
            physical.setReadOnly(readOnly);
            physical.setHoldability(holdability);
            physical.setNetworkTimeout(Runnable::run, networkTimeout);
            if (isolation != null) {
                physical.setTransactionIsolation(isolation);
                isolation = null;
            }
            changed = false;
        }
        physical.clearWarnings();
        return true;
    }
}
