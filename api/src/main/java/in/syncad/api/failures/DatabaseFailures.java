package in.syncad.api.failures;

import in.syncad.common.refusal.Refused;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/// Turns what a database throws into refusals: a violated constraint by its name, a lost race, a database that is
/// away. The one place for REST, and for jobs and sockets too.
@Component
public class DatabaseFailures {

    /// Text, dates and numbers that the database has no form for. Most of it is refused earlier, field by field.
    private static final Set<String> UNSTORABLE = Set.of("22003", "22007", "22008", "22021");

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Map<String, ConstraintRule> rules = new HashMap<>();

    DatabaseFailures(List<ConstraintRules> features) {
        for (ConstraintRules feature : features) {
            for (ConstraintRule rule : feature.rules()) {
                if (rules.put(rule.constraint(), rule) != null) {
                    throw new IllegalStateException("two rules for constraint " + rule.constraint());
                }
            }
        }
    }

    /// Empty when it is a fault of ours.
    public Optional<Refused> refusal(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingFailureException) {
                return Optional.of(
                        Refused.stale("version.stale", "Somebody else changed it meanwhile; read it again."));
            }
            if (cause instanceof SQLException failure) {
                return refusal(failure);
            }
        }
        return Optional.empty();
    }

    private Optional<Refused> refusal(SQLException failure) {
        String constraint = constraint(failure);
        ConstraintRule rule = constraint == null ? null : rules.get(constraint);
        if (rule != null) {
            return Optional.of(rule.refusal());
        }
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (UNSTORABLE.contains(state)) {
            return Optional.of(
                    Refused.invalid("value.unstorable", "A value is out of range, or holds no characters.", List.of()));
        }
        if (state.equals("57014")) {
            return Optional.of(Refused.unavailable("database.slow", "The database took too long.", SOON));
        }
        // Another transaction went first: deadlock, serialization, a lock that was not to be had.
        if (state.startsWith("40") || state.equals("55P03")) {
            return Optional.of(Refused.unavailable("database.contended", "Too many at once; try again.", SOON));
        }
        // A pool that got no connection in time may know no state.
        return isAway(state) || failure instanceof SQLTransientConnectionException
                ? Optional.of(Refused.unavailable(
                        "database.unavailable", "The school's data cannot be reached at this moment.", SOON))
                : Optional.empty();
    }

    /// Connection lost or refused (08), no resources (53), being shut down or started (57P), login refused (28: a
    /// password that is being changed).
    private static boolean isAway(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.startsWith("28");
    }

    private static @Nullable String constraint(SQLException failure) {
        ServerErrorMessage message =
                failure instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        return message == null ? null : message.getConstraint();
    }
}
