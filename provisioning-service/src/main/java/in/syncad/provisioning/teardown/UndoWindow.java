package in.syncad.provisioning.teardown;

import in.syncad.provisioning.saga.Step;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Waits while an operator may still take the removal back. The school is not served, and has everything.
@Component
final class UndoWindow implements Step {

    static final String NAME = "undo-window";

    private final TeardownSettings settings;
    private final Clock clock;

    UndoWindow(TeardownSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StepOutcome apply(StepContext context) {
        Duration left = Duration.between(clock.instant(), context.startedAt().plus(settings.undoWindow()));
        return left.isPositive() ? new StepOutcome.Wait(left) : new StepOutcome.Done();
    }
}
