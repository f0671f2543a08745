package in.syncad.provisioning.saga;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A saga as it stands.
public record Saga(
        UUID id,
        String kind,
        UUID subject,
        SagaStatus status,
        Map<String, String> input,
        Optional<String> failure,
        List<SagaStep> steps) {

    public Saga {
        input = Map.copyOf(input);
        steps = List.copyOf(steps);
    }

    Saga with(List<SagaStep> others) {
        return new Saga(id, kind, subject, status, input, failure, others);
    }

    public Optional<SagaStep> step(String name) {
        return steps.stream().filter(step -> step.name().equals(name)).findFirst();
    }
}
