package in.syncad.common.tenancy.lanes;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The statements that a borrower made and may have left open. A statement that outlived its borrower would work in the
/// transactions of the next one. Used by one thread at a time.
final class OpenStatements {

    private static final int FEW = 16;

    private final List<Statement> statements = new ArrayList<>(2);
    private int pruneAt = FEW;

    void add(Statement statement) throws SQLException {
        if (statements.size() == pruneAt) {
            prune();
        }
        statements.add(statement);
    }

    void closeAll() throws SQLException {
        for (Statement statement : statements) {
            statement.close();
        }
        statements.clear();
        pruneAt = FEW;
    }

    /// So that a long transaction does not collect every statement it ever made.
    private void prune() throws SQLException {
        List<Statement> open = new ArrayList<>();
        for (Statement statement : statements) {
            if (!statement.isClosed()) {
                open.add(statement);
            }
        }
        statements.clear();
        statements.addAll(open);
        pruneAt = Math.max(FEW, 2 * open.size());
    }
}
