package in.syncad.api.tenancy;

import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.SchoolDataSource;
import in.syncad.common.tenancy.SchoolId;
import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;

/// Gives Hibernate's sessions the connections of their school. A session that was opened for one school and is used
/// while another is bound gets none.
final class SessionConnections implements MultiTenantConnectionProvider<SchoolId> {

    private static final long serialVersionUID = 1L;

    private final transient SchoolDataSource schools;

    SessionConnections(SchoolDataSource schools) {
        this.schools = schools;
    }

    @Override
    public Connection getAnyConnection() throws SQLException {
        throw new SQLException("there is no connection without a school");
    }

    @Override
    public void releaseAnyConnection(Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public Connection getConnection(SchoolId school) throws SQLException {
        if (!CurrentSchool.get().id().equals(school)) {
            throw new IllegalStateException("this session belongs to another school than the work at hand");
        }
        Connection connection = schools.getConnection();
        // Hibernate is told that it need not do this itself; the pool puts it back.
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public void releaseConnection(SchoolId school, Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return false;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException("nothing to unwrap");
    }
}
