package in.syncad.provisioning.steps;

import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.registry.RegisteredSchool;
import in.syncad.provisioning.registry.Registry;
import in.syncad.provisioning.saga.Step;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import org.springframework.stereotype.Component;

/// The slug, reserved by the request already, so that who loses a race is told at once. Undoing this comes last of
/// all: the school has failed, and the slug is free.
@Component
final class ReserveSlug implements Step {

    private final Registry registry;

    ReserveSlug(Registry registry) {
        this.registry = registry;
    }

    @Override
    public String name() {
        return "reserve-slug";
    }

    @Override
    public StepOutcome apply(StepContext context) {
        RegisteredSchool school = registry.get(new SchoolId(context.subject()));
        return registry.holdsSlug(school)
                ? new StepOutcome.Done()
                : new StepOutcome.Failed("another school has the slug", true);
    }

    @Override
    public void undo(StepContext context) {
        registry.fail(new SchoolId(context.subject()), context.failure().orElse("called off"));
    }
}
