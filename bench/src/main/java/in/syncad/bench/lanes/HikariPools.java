package in.syncad.bench.lanes;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// A HikariCP pool of at most ten connections for each school: no budget, nothing shared.
final class HikariPools implements SchoolPool {

    private final Schools schools;
    private final Duration patience;
    private final Map<Integer, HikariDataSource> pools = new ConcurrentHashMap<>();

    HikariPools(Schools schools, Duration patience) {
        this.schools = schools;
        this.patience = patience;
    }

    @Override
    public void use(int school, Work work) throws SQLException {
        try (Connection connection = pools.computeIfAbsent(school, this::pool).getConnection()) {
            work.on(connection);
        }
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
    }

    private HikariDataSource pool(int school) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("school-" + school);
        config.setDataSource(new SchoolDatabase(school));
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(patience.toMillis());
        return new HikariDataSource(config);
    }

    private final class SchoolDatabase extends AbstractDataSource {

        private final int school;

        SchoolDatabase(int school) {
            this.school = school;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return schools.open(school, patience);
        }

        @Override
        public Connection getConnection(String username, String password) {
            throw new UnsupportedOperationException();
        }
    }
}
