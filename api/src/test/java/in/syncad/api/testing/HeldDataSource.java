package in.syncad.api.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Counts its borrowers, and can hold one back the moment it gives its connection back: what it has read is on its
/// way and has not arrived.
public final class HeldDataSource extends DelegatingDataSource {

    private final AtomicInteger borrowed = new AtomicInteger();
    private final AtomicReference<Hold> next = new AtomicReference<>();

    public HeldDataSource(DataSource source) {
        super(source);
    }

    public int borrowed() {
        return borrowed.get();
    }

    /// Holds the next borrower until the hold is closed.
    public Hold holdNext() {
        Hold hold = new Hold();
        next.set(hold);
        return hold;
    }

    @Override
    public Connection getConnection() throws SQLException {
        borrowed.incrementAndGet();
        Connection connection = super.getConnection();
        Hold hold = next.getAndSet(null);
        return hold == null ? connection : hold.around(connection);
    }

    public static final class Hold implements AutoCloseable {

        private final CountDownLatch held = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        public void awaitHeld() throws InterruptedException {
            held.await();
        }

        @Override
        public void close() {
            released.countDown();
        }

        private Connection around(Connection connection) {
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        try {
                            if (method.getName().equals("close")) {
                                held.countDown();
                                released.await();
                            }
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
