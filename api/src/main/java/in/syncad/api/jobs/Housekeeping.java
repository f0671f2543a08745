package in.syncad.api.jobs;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Does all chores of a school, at night.
@Component
class Housekeeping implements RecurringSchoolJob {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private static final Cadence NIGHTLY =
            new Cadence.Daily(LocalTime.of(2, 0), ZoneId.of("Asia/Kolkata"), Duration.ofHours(1));

    private final List<Chore> chores;

    Housekeeping(List<Chore> chores) {
        this.chores = List.copyOf(chores);
    }

    @Override
    public String name() {
        return "housekeeping";
    }

    @Override
    public Cadence cadence() {
        return NIGHTLY;
    }

    /// One that fails does not keep the others from being done.
    @Override
    public Outcome run(Round round) {
        List<RuntimeException> failures = new ArrayList<>();
        for (Chore chore : chores) {
            try {
                tidy(chore);
            } catch (RuntimeException failure) {
                log.warn("{} could not be tidied up", chore.name());
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return new Outcome.Done();
    }

    private static void tidy(Chore chore) {
        int removed = chore.tidy();
        if (removed > 0) {
            log.info("tidied up {}: {}", chore.name(), removed);
        }
    }
}
