package in.syncad.common.tenancy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Lets something happen when a borrower gives its connection back: it has read, and not yet acted on it.
final class AfterReading extends DelegatingDataSource {

    private final AtomicReference<Runnable> next = new AtomicReference<>(() -> {});

    AfterReading(DataSource source) {
        super(source);
    }

    void once(Runnable happening) {
        next.set(happening);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        Runnable happening = next.getAndSet(() -> {});
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        happening.run();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
