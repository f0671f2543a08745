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
    private final Admission admission;
    private final SchoolListStore list;
    private final Sagas sagas;
    private final SchoolViews views;

    Schools(Registry registry, Admission admission, SchoolListStore list, Sagas sagas, SchoolViews views) {
        this.registry = registry;
        this.admission = admission;
        this.list = list;
        this.sagas = sagas;
        this.views = views;
    }

    SchoolAnswer create(NewSchool request) {
        admission.admit(request);
        RegisteredSchool school = registry.register(request);
        sagas.start(SchoolCreation.CREATE, school.id().value(), Map.of());
        return views.answer(school);
    }

    @Transactional(readOnly = true)
    SchoolDetails find(SchoolId id) {
        return views.details(registry.find(id).orElseThrow(Schools::unknown));
    }

    @Transactional(readOnly = true)
    SchoolPage list(SchoolFilter filter) {
        return SchoolPage.of(views.items(list.page(filter)), filter.limit());
    }

    /// Tries the creation of a failed school again.
    SchoolAnswer retry(SchoolId id) {
        RegisteredSchool school =
                idle(id, SchoolStatus.FAILED, "school.not-failed", "Only a failed creation can be tried again");
        admission.admit(school.request());
        registry.registerAgain(school);
        sagas.start(SchoolCreation.CREATE, id.value(), Map.of());
        return views.answer(registry.get(id));
    }

    /// Stops serving the school; everything it has stays.
    SchoolAnswer suspend(SchoolId id) {
        RegisteredSchool school =
                idle(id, SchoolStatus.ACTIVE, "school.not-active", "Only an active school can be suspended");
        registry.move(school, SchoolStatus.SUSPENDED);
        return views.answer(registry.get(id));
    }

    SchoolAnswer resendWelcome(SchoolId id) {
        RegisteredSchool school =
                idle(id, SchoolStatus.ACTIVE, "school.not-active", "Only an active school can be welcomed again");
        sagas.start(SchoolCreation.RESEND_WELCOME, id.value(), Map.of());
        return views.answer(school);
    }

    /// The school, ours until the transaction ends, in that status and with nothing going on.
    private RegisteredSchool idle(SchoolId id, SchoolStatus expected, String code, String rule) {
        RegisteredSchool school = registry.lock(id).orElseThrow(Schools::unknown);
        if (sagas.lockOpen(id.value()).isPresent()) {
            throw busy(school);
        }
        if (school.status() != expected) {
            throw Refused.conflict(
                    code, "%s; this one is %s.".formatted(rule, school.status().code()));
        }
        return school;
    }

    static Refused busy(RegisteredSchool school) {
        return Refused.conflict(
                "school.busy",
                "Something is being done with this school. GET /school/%s says how far it is; ask again when it is done."
                        .formatted(school.id()));
    }

    static Refused unknown() {
        return Refused.notFound("school.unknown", "There is no school with this id.");
    }
}
