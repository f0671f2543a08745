package in.syncad.api.jobs;

import in.syncad.api.security.Operator;
import in.syncad.common.refusal.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The lanes of all nodes and all schools, for operators.
@Service
public class JobQueues {

    static final Duration HISTORY_KEPT = Duration.ofDays(30);

    private static final int FORGOTTEN_AT_ONCE = 10_000;

    private final QueueStore store;
    private final Lanes lanes;
    private final Clock clock;

    JobQueues(QueueStore store, Lanes lanes, Clock clock) {
        this.store = store;
        this.lanes = lanes;
        this.clock = clock;
    }

    public List<LaneState> states() {
        return store.states(clock.instant());
    }

    /// Those that wait for an operator first, then the latest.
    ///
    /// @param school its slug
    public List<FailingJob> failing(Optional<JobLane> lane, Optional<String> school, int limit) {
        return store.failing(lane, school, limit);
    }

    /// The latest first.
    ///
    /// @param school its slug
    /// @param before only what is older than that line
    public List<PastAttempt> history(
            Optional<String> school, Optional<String> ending, Optional<Long> before, int limit) {
        return store.past(school, ending, before, limit);
    }

    /// Tries it now, with all its attempts again.
    ///
    /// @throws Refused 409 when it is not failing any more, or running
    public void retry(Operator operator, JobId job) {
        require(store.retry(job, operator.session(), clock.instant()));
        lanes.ring(job.lane());
    }

    /// Gives it up for good.
    ///
    /// @throws Refused 409 when it is not failing any more, or running
    public void drop(Operator operator, JobId job) {
        require(store.drop(job, operator.session(), clock.instant()));
    }

    /// In small pieces, so that nobody has to wait for it.
    void forgetOldHistory() {
        Instant before = clock.instant().minus(HISTORY_KEPT);
        int forgotten;
        do {
            forgotten = store.forgetBefore(before, FORGOTTEN_AT_ONCE);
        } while (forgotten == FORGOTTEN_AT_ONCE);
    }

    private static void require(boolean done) {
        if (!done) {
            throw Refused.conflict("job.not-failing", "This job is no longer failing, or it is running; look again.");
        }
    }
}
