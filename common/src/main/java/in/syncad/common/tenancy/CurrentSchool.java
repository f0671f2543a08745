package in.syncad.common.tenancy;

import org.slf4j.MDC;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The school that the running work belongs to. Bound once at the edge (a request, a job, a socket event) and
/// visible to that call only: it does not follow into other threads, so that work handed over without its school
/// fails instead of reading the wrong one.
public final class CurrentSchool {

    /// Under this name the school's id stands in every line that is logged for it.
    private static final String MDC_KEY = "school";

    private static final ScopedValue<School> CURRENT = ScopedValue.newInstance();

    private CurrentSchool() {}

    /// @throws IllegalStateException when no school is bound: a fault in our code, never the caller's
    public static School get() {
        return CURRENT.orElseThrow(() -> new IllegalStateException("no school is bound to this work"));
    }

    public static boolean isBound() {
        return CURRENT.isBound();
    }

    /// Does the work for that school. An open transaction keeps the connection it began with, so another school's
    /// work inside it would read the first school's database: that is refused.
    public static <T, X extends Throwable> T call(School school, ScopedValue.CallableOp<T, X> work) throws X {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("cannot turn to a school inside an open transaction");
        }
        if (CURRENT.isBound() && !CURRENT.get().id().equals(school.id())) {
            throw new IllegalStateException("work for one school cannot turn to another");
        }
        if (CURRENT.isBound()) {
            return ScopedValue.where(CURRENT, school).call(work);
        }
        try (var _ = MDC.putCloseable(MDC_KEY, school.id().toString())) {
            return ScopedValue.where(CURRENT, school).call(work);
        }
    }

    public static void run(School school, Runnable work) {
        call(school, () -> {
            work.run();
            return true;
        });
    }
}
