package in.syncad.api.jobs;

/// A kind of work that is done later for one school. Every bean of this type is known to the scheduler. It may be
/// started again after a crash, so it has to look first whether its effect is there already; and it may be started
/// without need, so it has to bear finding nothing to do.
///
/// @param <T> what it needs to know; a record that is stored as JSON, without secrets and without codes
public interface SchoolJob<T> {

    /// Unique and stable: jobs that are waiting are found by it.
    String name();

    Class<T> dataType();

    default JobLane lane() {
        return JobLane.USUAL;
    }

    /// Does it. The school is bound. What it throws counts as a failure, and it is tried again later, ever less often,
    /// until an operator has to look at it. A [in.syncad.common.refusal.Refused] says by its reason whether trying
    /// again makes sense.
    Outcome run(T data);
}
