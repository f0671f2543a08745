package in.syncad.provisioning.teardown;

import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.registry.Registry;
import in.syncad.provisioning.saga.Step;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import org.springframework.stereotype.Component;

/// The row becomes a tombstone, and the slug rests for 90 days.
@Component
final class CloseRegistryRow implements Step {

    private final Registry registry;

    CloseRegistryRow(Registry registry) {
        this.registry = registry;
    }

    @Override
    public String name() {
        return "close-registry-row";
    }

    @Override
    public StepOutcome apply(StepContext context) {
        registry.bury(new SchoolId(context.subject()));
        return new StepOutcome.Done();
    }
}
