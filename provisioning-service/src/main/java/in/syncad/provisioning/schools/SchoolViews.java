package in.syncad.provisioning.schools;

import in.syncad.common.tenancy.SchoolStatus;
import in.syncad.provisioning.registry.RegisteredSchool;
import in.syncad.provisioning.saga.OpenSaga;
import in.syncad.provisioning.saga.Saga;
import in.syncad.provisioning.saga.SagaStatus;
import in.syncad.provisioning.saga.Sagas;
import in.syncad.provisioning.schools.SchoolDetails.StepAnswer;
import in.syncad.provisioning.steps.SchoolCreation;
import in.syncad.provisioning.teardown.SchoolTeardown;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
                school.schemaVersion(),
                shown.map(saga -> saga.status().code()),
                school.failure().or(() -> shown.flatMap(Saga::failure)),
                welcomeEmail(school, creation),
                certificate(school),
                Optional.ofNullable(sagas.open(List.of(school.id().value()))
                                .get(school.id().value()))
                        .map(UnderWay::of),
                shown.map(Saga::steps).orElse(List.of()).stream()
                        .map(StepAnswer::of)
                        .toList());
    }

    /// With what is being done with each.
    List<SchoolPage.Item> items(List<SchoolPage.Item> listed) {
        Map<UUID, OpenSaga> open =
                sagas.open(listed.stream().map(item -> item.school().id()).toList());
        return listed.stream()
                .map(item -> item.with(
                        Optional.ofNullable(open.get(item.school().id())).map(UnderWay::of)))
                .toList();
    }

    /// As the latest step that issued or renewed it wrote it down.
    private Optional<SchoolDetails.Certificate> certificate(RegisteredSchool school) {
        UUID id = school.id().value();
        Optional<String> failure =
                sagas.latest(id, SchoolCreation.RENEW_CERTIFICATE).flatMap(Saga::failure);
        return sagas.outputs(id, SchoolCreation.CERTIFICATE).stream()
                .filter(output -> output.keySet().containsAll(List.of("mode", "reference", "notAfter")))
                .findFirst()
                .map(output -> new SchoolDetails.Certificate(
                        output.getOrDefault("mode", ""),
                        output.getOrDefault("reference", ""),
                        Instant.parse(output.getOrDefault("notAfter", "")),
                        failure));
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
