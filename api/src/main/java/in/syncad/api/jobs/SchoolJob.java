package in.syncad.api.jobs;

/// A kind of work that is done later for one school. It may be started again after a crash, so it has to look first
/// whether its effect is there already.
///
/// @param <T> what it needs to know; a record that is stored as JSON, without secrets and without codes
public interface SchoolJob<T> {

    /// Unique and stable: jobs that are waiting are found by it.
    String name();

    Class<T> dataType();

    /// Does it. The school is bound. What it throws counts as a failure, and it is tried again later, ever less often.
    Outcome run(T data);
}
