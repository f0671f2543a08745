package in.syncad.provisioning.schools;

import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.common.tenancy.SchoolStatus;
import in.syncad.provisioning.access.Operator;
import in.syncad.provisioning.access.OperatorAudit;
import in.syncad.provisioning.registry.RegisteredSchool;
import in.syncad.provisioning.registry.Registry;
import in.syncad.provisioning.saga.Saga;
import in.syncad.provisioning.saga.SagaStatus;
import in.syncad.provisioning.saga.Sagas;
import in.syncad.provisioning.saga.StepStatus;
import in.syncad.provisioning.steps.SchoolCreation;
import in.syncad.provisioning.teardown.SchoolTeardown;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Removes schools, and takes a removal back while that is possible.
@Service
@Transactional
public class Removal {

    private final Registry registry;
    private final Sagas sagas;
    private final SchoolViews views;
    private final OperatorAudit audit;

    Removal(Registry registry, Sagas sagas, SchoolViews views, OperatorAudit audit) {
        this.registry = registry;
        this.sagas = sagas;
        this.views = views;
        this.audit = audit;
    }

    /// Asking again while it goes on changes nothing and is answered alike.
    public SchoolAnswer delete(Operator operator, SchoolId id) {
        RegisteredSchool school = registry.lock(id).orElseThrow(Schools::unknown);
        switch (school.status()) {
            case ACTIVE, SUSPENDED -> {
                startDeleting(school);
                record(operator, "school.deleted", school);
            }
            case FAILED -> {
                bury(school);
                record(operator, "school.deleted", school);
            }
            case DELETING -> {
                // Under way.
            }
            case PROVISIONING ->
                throw Refused.conflict(
                        "school.provisioning",
                        "This school is being created; delete it when GET /school/%s says active or failed."
                                .formatted(id));
            case DELETED -> throw Refused.notFound("school.deleted", "This school was deleted already.");
        }
        return views.answer(registry.get(id));
    }

    /// Serves a suspended school again, or one whose deletion can still be taken back.
    public SchoolAnswer resume(Operator operator, SchoolId id) {
        RegisteredSchool school = registry.lock(id).orElseThrow(Schools::unknown);
        switch (school.status()) {
            case SUSPENDED -> registry.move(school, SchoolStatus.ACTIVE);
            case DELETING -> registry.move(school, takeBack(school));
            case PROVISIONING, ACTIVE, FAILED, DELETED ->
                throw Refused.conflict(
                        "school.not-suspended",
                        "Only a suspended school, or one that is being deleted, can be resumed; this one is %s."
                                .formatted(school.status().code()));
        }
        record(operator, "school.resumed", school);
        return views.answer(registry.get(id));
    }

    private void record(Operator operator, String action, RegisteredSchool school) {
        audit.record(
                operator,
                action,
                Optional.of(school.id().value()),
                school.request().slug().value());
    }

    private void startDeleting(RegisteredSchool school) {
        Optional<Saga> open = sagas.lockOpen(school.id().value());
        // All that can be open and running for a served school is its welcome mail.
        open.filter(saga -> saga.status() == SagaStatus.RUNNING).ifPresent(sagas::cancel);
        if (open.filter(saga -> saga.status() != SagaStatus.RUNNING).isPresent()) {
            throw Schools.busy(school);
        }
        registry.move(school, SchoolStatus.DELETING);
        sagas.start(SchoolTeardown.DELETE, school.id().value(), input(school));
    }

    private Map<String, String> input(RegisteredSchool school) {
        Saga creation = sagas.latest(school.id().value(), SchoolCreation.CREATE)
                .orElseThrow(() -> new IllegalStateException("nobody created " + school.id()));
        return Map.of(
                SchoolTeardown.CREATED_BY,
                creation.id().toString(),
                SchoolTeardown.FORMER_STATUS,
                school.status().code());
    }

    /// Nothing is left of a failed school but its row.
    private void bury(RegisteredSchool school) {
        if (sagas.lockOpen(school.id().value()).isPresent()) {
            throw Schools.busy(school);
        }
        registry.bury(school.id());
    }

    private SchoolStatus takeBack(RegisteredSchool school) {
        Saga deletion = sagas.lockOpen(school.id().value())
                .filter(saga -> saga.step(SchoolTeardown.LAST_CHANCE)
                        .filter(step -> step.status() != StepStatus.DONE)
                        .isPresent())
                .orElseThrow(() -> Refused.conflict(
                        "school.deletion-final", "The time in which this deletion could be taken back is over."));
        sagas.cancel(deletion);
        return SchoolStatus.ofCode(deletion.input().getOrDefault(SchoolTeardown.FORMER_STATUS, "active"));
    }
}
