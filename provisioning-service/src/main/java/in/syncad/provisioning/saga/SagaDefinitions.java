package in.syncad.provisioning.saga;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The kinds of saga that this process can run.
@Component
class SagaDefinitions {

    private final Map<String, SagaDefinition> byKind;
    private final Map<String, Map<String, Step>> steps;

    SagaDefinitions(List<SagaDefinition> definitions) {
        byKind = definitions.stream().collect(Collectors.toUnmodifiableMap(SagaDefinition::kind, Function.identity()));
        steps = definitions.stream()
                .collect(Collectors.toUnmodifiableMap(SagaDefinition::kind, SagaDefinition::byName));
    }

    SagaDefinition of(Saga saga) {
        return of(saga.kind());
    }

    SagaDefinition of(String kind) {
        return known(byKind.get(kind), kind);
    }

    /// The saga's rows say which steps it has: a newer build may have others.
    Step step(Saga saga, String name) {
        Map<String, Step> ofKind = known(steps.get(saga.kind()), saga.kind());
        return known(ofKind.get(name), saga.kind() + " " + name);
    }

    private static <T> T known(@Nullable T found, String name) {
        if (found == null) {
            throw new IllegalStateException("this build cannot run " + name);
        }
        return found;
    }
}
