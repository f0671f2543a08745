package in.syncad.provisioning.schools;

import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.common.tenancy.SchoolStatus;
import in.syncad.provisioning.registry.NewSchool;
import in.syncad.provisioning.registry.RegisteredSchool;
import in.syncad.provisioning.registry.Registry;
import in.syncad.provisioning.saga.Sagas;
import in.syncad.provisioning.steps.SchoolCreation;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What operators can do with schools. Each verb changes the registry and starts what follows from it in one
/// transaction.
@Service
@Transactional
class Schools {

    private final Registry registry;
    private final Sagas sagas;
    private final SchoolViews views;

    Schools(Registry registry, Sagas sagas, SchoolViews views) {
        this.registry = registry;
        this.sagas = sagas;
        this.views = views;
    }

    SchoolAnswer create(NewSchool request) {
        RegisteredSchool school = registry.register(request);
        sagas.start(SchoolCreation.CREATE, school.id().value(), Map.of());
        return views.answer(school);
    }

    @Transactional(readOnly = true)
    SchoolDetails find(SchoolId id) {
        return views.details(registry.find(id).orElseThrow(Schools::unknown));
    }

    /// Tries the creation of a failed school again.
    SchoolAnswer retry(SchoolId id) {
        RegisteredSchool school =
                locked(id, SchoolStatus.FAILED, "school.not-failed", "Only a failed creation is retried");
        refuseIfBusy(school);
        registry.registerAgain(school);
        sagas.start(SchoolCreation.CREATE, id.value(), Map.of());
        return views.answer(registry.get(id));
    }

    /// Stops serving the school; everything it has stays.
    SchoolAnswer suspend(SchoolId id) {
        RegisteredSchool school =
                locked(id, SchoolStatus.ACTIVE, "school.not-active", "Only an active school is suspended");
        refuseIfBusy(school);
        registry.move(school, SchoolStatus.SUSPENDED);
        return views.answer(registry.get(id));
    }

    SchoolAnswer resume(SchoolId id) {
        RegisteredSchool school =
                locked(id, SchoolStatus.SUSPENDED, "school.not-suspended", "Only a suspended school is resumed");
        registry.move(school, SchoolStatus.ACTIVE);
        return views.answer(registry.get(id));
    }

    SchoolAnswer resendWelcome(SchoolId id) {
        RegisteredSchool school =
                locked(id, SchoolStatus.ACTIVE, "school.not-active", "Only an active school is welcomed");
        refuseIfBusy(school);
        sagas.start(SchoolCreation.RESEND_WELCOME, id.value(), Map.of());
        return views.answer(school);
    }

    private RegisteredSchool locked(SchoolId id, SchoolStatus expected, String code, String rule) {
        RegisteredSchool school = registry.lock(id).orElseThrow(Schools::unknown);
        if (school.status() != expected) {
            throw Refused.conflict(
                    code, "%s; this one is %s.".formatted(rule, school.status().code()));
        }
        return school;
    }

    private void refuseIfBusy(RegisteredSchool school) {
        if (sagas.lockOpen(school.id().value()).isPresent()) {
            throw Refused.conflict(
                    "school.busy",
                    "Something is being done with this school; ask GET /school/%s, and again when it is finished."
                            .formatted(school.id()));
        }
    }

    private static Refused unknown() {
        return Refused.notFound("school.unknown", "There is no school with this id.");
    }
}
