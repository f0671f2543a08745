package in.syncad.api.jobs;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts the recurring jobs of the next minutes into their lanes, each minute those few that become due: no more than
/// these ever wait in the central database, however many schools there are.
@Component
class Rounds {

    private static final String NAME = "arrange-rounds";
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int CHUNK = 1000;

    /// Up to when everything is in the lanes.
    record Arranged(Instant until) {}

    private final List<RecurringSchoolJob> jobs;
    private final ActiveSchoolStore schools;
    private final JobStore store;
    private final Clock clock;

    Rounds(List<RecurringSchoolJob> jobs, ActiveSchoolStore schools, JobStore store, Clock clock) {
        this.jobs = List.copyOf(jobs);
        this.schools = schools;
        this.store = store;
        this.clock = clock;
    }

    RecurringTask<Arranged> task() {
        return Tasks.recurring(NAME, Schedules.fixedDelay(EVERY), Arranged.class)
                .executeStateful((instance, context) -> arrange(instance.getData()));
    }

    /// Twice the interval ahead, so that a minute that comes late leaves no gap.
    Arranged arrange(@Nullable Arranged before) {
        Instant now = clock.instant();
        Instant until = now.plus(EVERY.multipliedBy(2));
        Instant after = before == null ? now : before.until();
        if (until.isAfter(after)) {
            List<UUID> active = schools.all();
            jobs.forEach(job -> arrange(job, active, after, until));
        }
        return new Arranged(until.isAfter(after) ? until : after);
    }

    private void arrange(RecurringSchoolJob job, List<UUID> active, Instant after, Instant until) {
        List<JobStore.Due> due = new ArrayList<>();
        for (UUID school : active) {
            Optional<Instant> moment = job.cadence().lastMoment(school, after, until);
            moment.ifPresent(at -> due.add(new JobStore.Due(school, at)));
        }
        for (int from = 0; from < due.size(); from += CHUNK) {
            store.putRound(job, due.subList(from, Math.min(from + CHUNK, due.size())));
        }
    }
}
