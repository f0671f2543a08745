package in.syncad.api.terminal;

import in.syncad.api.jobs.Cadence;
import in.syncad.api.jobs.Outcome;
import in.syncad.api.jobs.RecurringSchoolJob;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Removes terminals that ended long ago. Who was connected to them stays in the audit.
@Component
class ForgetTerminals implements RecurringSchoolJob {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration INTERVAL = Duration.ofDays(1);
    private static final int BATCH = 1_000;

    private final TerminalSessionStore store;
    private final Clock clock;

    ForgetTerminals(TerminalSessionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget-terminals";
    }

    @Override
    public Cadence cadence() {
        return new Cadence.Every(INTERVAL);
    }

    @Override
    public Outcome run(Round round) {
        int removed = store.removeEnded(clock.instant().minus(KEPT), BATCH);
        return removed == BATCH ? new Outcome.More() : new Outcome.Done();
    }
}
