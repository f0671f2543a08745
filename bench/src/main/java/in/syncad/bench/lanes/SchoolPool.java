package in.syncad.bench.lanes;

import java.sql.Connection;
import java.sql.SQLException;

/// A way to share connections among schools.
interface SchoolPool extends AutoCloseable {

    void use(int school, Work work) throws SQLException;

    @Override
    void close();

    /// What is done with a connection.
    interface Work {
        void on(Connection connection) throws SQLException;
    }
}
