package in.syncad.api.meetings;

import in.syncad.api.jobs.Cadence;
import in.syncad.api.jobs.Outcome;
import in.syncad.api.jobs.RecurringSchoolJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Ends meetings that all have left and nobody has ended. Of who went with a dead instance nothing is heard, so the
/// meetings that run are looked at again and again.
@Component
class EndForgotten implements RecurringSchoolJob {

    private static final Duration INTERVAL = Duration.ofMinutes(5);

    /// Long enough for a host whose network has to come back.
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final MeetingStore store;
    private final Meetings meetings;

    EndForgotten(MeetingStore store, Meetings meetings) {
        this.store = store;
        this.meetings = meetings;
    }

    @Override
    public String name() {
        return "end-forgotten-meetings";
    }

    @Override
    public Cadence cadence() {
        return new Cadence.Every(INTERVAL);
    }

    @Override
    public Outcome run(Round round) {
        store.running().forEach(meeting -> meetings.endIfEmpty(meeting, PATIENCE));
        return new Outcome.Done();
    }
}
