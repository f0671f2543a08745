package in.syncad.provisioning.saga;

import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.common.refusal.Refused;
import in.syncad.provisioning.saga.StepOutcome.Failed;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a thrown failure means for a step. Steps are safe to repeat, so only what repeating cannot mend is permanent.
final class Failures {

    /// Classes of SQLSTATE that say "not now" (PostgreSQL manual, appendix A): connection, transaction rollback,
    /// resources, object in use, operator intervention, system error, internal error.
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58", "XX");

    private Failures() {}

    static Failed read(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutsideFailure outside) {
                return new Failed(message(outside), outside.kind() == Kind.PERMANENT);
            }
            if (cause instanceof Refused refused) {
                return new Failed(message(refused), true);
            }
            if (cause instanceof SQLException sql) {
                return read(sql);
            }
        }
        // Unknown, so perhaps passing: the attempts are numbered.
        return new Failed(failure.getClass().getSimpleName(), false);
    }

    /// Only the first line: the second one quotes rows.
    private static Failed read(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String firstLine = message(failure).lines().findFirst().orElse("");
        boolean passing = state.length() < 2 || PASSING.contains(state.substring(0, 2));
        return new Failed("PostgreSQL %s: %s".formatted(state, firstLine), !passing);
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
