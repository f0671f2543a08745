package in.syncad.provisioning.steps;

import in.syncad.common.schema.SchoolSchema;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.registry.Registry;
import in.syncad.provisioning.saga.Step;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import org.springframework.stereotype.Component;

/// The pivot: from here on the school is served.
@Component
final class Activate implements Step {

    private final Registry registry;
    private final SchoolSchema schema;

    Activate(Registry registry, SchoolSchema schema) {
        this.registry = registry;
        this.schema = schema;
    }

    @Override
    public String name() {
        return "activate";
    }

    @Override
    public StepOutcome apply(StepContext context) {
        registry.activate(new SchoolId(context.subject()), schema.version());
        return new StepOutcome.Done();
    }

    /// First of all that is undone after it: nobody is served while the rest is taken down.
    @Override
    public void undo(StepContext context) {
        registry.stopServing(new SchoolId(context.subject()), context.failure().orElse("called off"));
    }
}
