package in.syncad.provisioning.schools;

import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.common.tenancy.SchoolStatus;
import in.syncad.provisioning.access.Operator;
import in.syncad.provisioning.access.OperatorAudit;
import in.syncad.provisioning.registry.NewSchool;
import in.syncad.provisioning.registry.RegisteredSchool;
import in.syncad.provisioning.registry.Registry;
import in.syncad.provisioning.saga.Saga;
import in.syncad.provisioning.saga.SagaStatus;
import in.syncad.provisioning.saga.Sagas;
import in.syncad.provisioning.steps.SchoolCreation;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What operators can do with schools. Each verb changes the registry and starts what follows from it in one
/// transaction.
@Service
@Transactional
public class Schools {

    private final Registry registry;
    private final Admission admission;
    private final SchoolListStore list;
    private final Sagas sagas;
    private final SchoolViews views;
    private final OperatorAudit audit;

    Schools(
            Registry registry,
            Admission admission,
            SchoolListStore list,
            Sagas sagas,
            SchoolViews views,
            OperatorAudit audit) {
        this.registry = registry;
        this.admission = admission;
        this.list = list;
        this.sagas = sagas;
        this.views = views;
        this.audit = audit;
    }

    SchoolAnswer create(Operator operator, NewSchool request) {
        admission.admit(request);
        RegisteredSchool school = registry.register(request);
        sagas.start(SchoolCreation.CREATE, school.id().value(), Map.of());
        return done(operator, "school.created", school);
    }

    @Transactional(readOnly = true)
    public SchoolDetails find(SchoolId id) {
        return views.details(registry.find(id).orElseThrow(Schools::unknown));
    }

    @Transactional(readOnly = true)
    public SchoolPage list(SchoolFilter filter) {
        return SchoolPage.of(views.items(list.page(filter)), filter.limit());
    }

    /// Tries the creation of a failed school again.
    public SchoolAnswer retry(Operator operator, SchoolId id) {
        RegisteredSchool school =
                idle(id, SchoolStatus.FAILED, "school.not-failed", "Only a failed creation can be tried again");
        admission.admit(school.request());
        registry.registerAgain(school);
        sagas.start(SchoolCreation.CREATE, id.value(), Map.of());
        return done(operator, "school.retried", school);
    }

    /// Calls the creation of a school off: what was made is undone, and the school is failed then. Asking again
    /// meanwhile changes nothing and is answered alike.
    public SchoolAnswer rollBack(Operator operator, SchoolId id) {
        RegisteredSchool school = registry.lock(id).orElseThrow(Schools::unknown);
        Saga creation = sagas.lockOpen(id.value())
                .filter(saga -> saga.kind().equals(SchoolCreation.CREATE))
                .filter(saga -> school.status() == SchoolStatus.PROVISIONING)
                .orElseThrow(() -> Refused.conflict(
                        "school.not-in-creation",
                        "Only a school that is being created can be rolled back, until it is active; this one is %s."
                                .formatted(school.status().code())));
        if (creation.status() == SagaStatus.ROLLING_BACK) {
            return views.answer(school);
        }
        sagas.rollBack(creation, "called off by an operator");
        return done(operator, "school.rolled-back", school);
    }

    /// Stops serving the school; everything it has stays.
    public SchoolAnswer suspend(Operator operator, SchoolId id) {
        RegisteredSchool school =
                idle(id, SchoolStatus.ACTIVE, "school.not-active", "Only an active school can be suspended");
        registry.move(school, SchoolStatus.SUSPENDED);
        return done(operator, "school.suspended", school);
    }

    public SchoolAnswer resendWelcome(Operator operator, SchoolId id) {
        RegisteredSchool school =
                idle(id, SchoolStatus.ACTIVE, "school.not-active", "Only an active school can be welcomed again");
        sagas.start(SchoolCreation.RESEND_WELCOME, id.value(), Map.of());
        return done(operator, "school.welcomed-again", school);
    }

    private SchoolAnswer done(Operator operator, String action, RegisteredSchool school) {
        audit.record(
                operator,
                action,
                Optional.of(school.id().value()),
                school.request().slug().value());
        return views.answer(registry.get(school.id()));
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
