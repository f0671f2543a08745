package in.syncad.bench.lanes;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A server that only takes time: 10 ms to connect, as long as asked to work. It accepts no more than 100 connections,
/// as PostgreSQL does by default. Since it sleeps, the figures depend little on what else the machine does.
final class SimulatedSchools implements Schools {

    private static final Duration CONNECT = Duration.ofMillis(10);
    private static final int MOST = 100;

    private final AtomicInteger connected = new AtomicInteger();

    @Override
    public Connection open(Integer school, Duration patience) throws SQLException {
        sleep(CONNECT);
        if (connected.incrementAndGet() > MOST) {
            connected.decrementAndGet();
            throw new SQLException("sorry, too many clients already", "53300");
        }
        AtomicBoolean closed = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (connection, method, arguments) -> {
                    switch (method.getName()) {
                        case "close", "abort" -> {
                            if (closed.compareAndSet(false, true)) {
                                connected.decrementAndGet();
                            }
                        }
                        case "isClosed" -> {
                            return closed.get();
                        }
                        case "isValid", "getAutoCommit" -> {
                            return true;
                        }
                        default -> {}
                    }
                    return nothing(method.getReturnType());
                });
    }

    @Override
    public void work(Connection connection, Duration duration) throws SQLException {
        sleep(duration);
    }

    @Override
    public int connected() {
        return connected.get();
    }

    @Override
    public void close() {}

    private static @Nullable Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        return type == int.class ? 0 : null;
    }

    private static void sleep(Duration duration) throws SQLException {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", stopped);
        }
    }
}
