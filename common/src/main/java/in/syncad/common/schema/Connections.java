package in.syncad.common.schema;

import in.syncad.common.settings.DatabaseUrl;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Connections outside every pool: for work on whole databases, which is rare and needs sessions of its own.
final class Connections {

    private Connections() {}

    /// A new connection each time.
    static DataSource to(DatabaseUrl url) {
        return new SimpleDriverDataSource(new Driver(), url.jdbcUrl(), url.jdbcProperties());
    }

    /// One connection for several statements; opened by the first. Close it.
    static Session session(DatabaseUrl url) {
        SingleConnectionDataSource single = new SingleConnectionDataSource(url.jdbcUrl(), true);
        single.setConnectionProperties(url.jdbcProperties());
        return new Session(single, JdbcClient.create(single));
    }

    record Session(SingleConnectionDataSource source, JdbcClient sql) implements AutoCloseable {

        @Override
        public void close() {
            source.destroy();
        }
    }
}
