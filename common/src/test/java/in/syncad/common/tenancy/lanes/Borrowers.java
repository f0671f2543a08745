package in.syncad.common.tenancy.lanes;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What tests do with pools in threads of their own.
final class Borrowers {

    private Borrowers() {}

    /// Returns when the borrower waits in its queue, or has been served.
    static FutureTask<LaneConnection<Integer>> borrowAside(LanePool<Integer> pool, int lane) {
        int before = pool.statistics().waiting();
        FutureTask<LaneConnection<Integer>> borrowing = new FutureTask<>(() -> pool.borrow(lane));
        Thread.ofVirtual().start(borrowing);
        await().until(() -> borrowing.isDone() || pool.statistics().waiting() > before);
        return borrowing;
    }

    static FakeConnection physical(Connection borrowed) throws SQLException {
        return borrowed.unwrap(FakeConnection.class);
    }

    static <T> T resultOf(FutureTask<T> task) throws SQLException {
        try {
            return task.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof SQLException refusal) {
                throw refusal;
            }
            throw new AssertionError(failure.getCause());
        } catch (InterruptedException | TimeoutException failure) {
            throw new AssertionError(failure);
        }
    }

    static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
