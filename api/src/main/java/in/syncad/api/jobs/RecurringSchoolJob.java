package in.syncad.api.jobs;

/// A job that every active school has done again and again. Each school has its own moment within the interval, always
/// the same, so that their databases are not all visited at once. A round that is still waiting when the next comes is
/// done once; after a time without a running service one round is made up for.
public interface RecurringSchoolJob extends SchoolJob<RecurringSchoolJob.Round> {

    /// Nothing needs to be known.
    record Round() {}

    Cadence cadence();

    @Override
    default Class<Round> dataType() {
        return Round.class;
    }

    @Override
    default JobLane lane() {
        return JobLane.BULK;
    }
}
