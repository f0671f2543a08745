package in.syncad.provisioning.schools;

import in.syncad.common.tenancy.SchoolStatus;
import in.syncad.provisioning.registry.RegisteredSchool;
import in.syncad.provisioning.saga.Saga;
import in.syncad.provisioning.saga.SagaStatus;
import in.syncad.provisioning.saga.Sagas;
import in.syncad.provisioning.schools.SchoolDetails.StepAnswer;
import in.syncad.provisioning.steps.SchoolCreation;
import in.syncad.provisioning.teardown.SchoolTeardown;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What operators see of a school.
@Component
class SchoolViews {

    private final Sagas sagas;

    SchoolViews(Sagas sagas) {
        this.sagas = sagas;
    }

    SchoolAnswer answer(RegisteredSchool school) {
        return SchoolAnswer.of(school, shownStatus(school, creation(school)));
    }

    SchoolDetails details(RegisteredSchool school) {
        Optional<Saga> creation = creation(school);
        Optional<Saga> shown = switch (school.status()) {
            case DELETING, DELETED ->
                sagas.latest(school.id().value(), SchoolTeardown.DELETE).or(() -> creation);
            case PROVISIONING, ACTIVE, SUSPENDED, FAILED -> creation;
        };
        return new SchoolDetails(
                SchoolAnswer.of(school, shownStatus(school, creation)),
                shown.map(saga -> saga.status().code()),
                school.failure().or(() -> shown.flatMap(Saga::failure)),
                welcomeEmail(school, creation),
                shown.map(Saga::steps).orElse(List.of()).stream()
                        .map(StepAnswer::of)
                        .toList());
    }

    /// While anything is left to undo, the school has not failed yet: who sees `failed` finds nothing of it.
    private static String shownStatus(RegisteredSchool school, Optional<Saga> creation) {
        boolean undoing =
                creation.map(saga -> saga.status() == SagaStatus.ROLLING_BACK).orElse(false);
        return (undoing ? SchoolStatus.PROVISIONING : school.status()).code();
    }

    private Optional<Saga> creation(RegisteredSchool school) {
        return sagas.latest(school.id().value(), SchoolCreation.CREATE);
    }

    private Optional<String> welcomeEmail(RegisteredSchool school, Optional<Saga> creation) {
        return sagas.latest(school.id().value(), SchoolCreation.RESEND_WELCOME)
                .or(() -> creation)
                .flatMap(saga -> saga.step(SchoolCreation.WELCOME))
                .map(step -> step.output().getOrDefault("outcome", step.status().code()));
    }
}
