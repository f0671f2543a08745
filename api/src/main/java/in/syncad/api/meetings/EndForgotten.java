package in.syncad.api.meetings;

import in.syncad.api.jobs.Jobs;
import in.syncad.api.jobs.Outcome;
import in.syncad.api.jobs.SchoolJob;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Ends a meeting that all have left and nobody has ended. Of who went with a dead instance nothing is heard, so it is
/// looked at again and again as long as it runs; a school without meetings is not asked.
@Component
class EndForgotten implements SchoolJob<EndForgotten.Watched> {

    private static final Duration INTERVAL = Duration.ofMinutes(5);

    /// Long enough for a host whose network has to come back.
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /// @param meeting that was started
    record Watched(UUID meeting) {}

    private final Meetings meetings;
    private final Jobs jobs;
    private final Clock clock;

    EndForgotten(Meetings meetings, Jobs jobs, Clock clock) {
        this.meetings = meetings;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// Arranged before the commit, so that no crash comes between.
    @EventListener
    void watch(MeetingMoved moved) {
        if (moved.state() == MeetingState.RUNNING) {
            arrange(new Watched(moved.meeting()));
        }
    }

    private void arrange(Watched watched) {
        jobs.at(this, watched.meeting().toString(), watched, clock.instant().plus(INTERVAL));
    }

    @Override
    public String name() {
        return "end-forgotten-meeting";
    }

    @Override
    public Class<Watched> dataType() {
        return Watched.class;
    }

    @Override
    public Outcome run(Watched watched) {
        if (!meetings.endIfEmpty(watched.meeting(), PATIENCE)) {
            arrange(watched);
        }
        return new Outcome.Done();
    }
}
