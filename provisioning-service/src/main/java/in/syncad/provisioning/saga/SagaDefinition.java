package in.syncad.provisioning.saga;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A kind of saga: its steps, in order.
///
/// @param kind stable name
/// @param subject what such sagas are about, as logs call it
/// @param reversible whether a permanent failure undoes everything; if not, the saga goes on trying, for ever
public record SagaDefinition(String kind, String subject, boolean reversible, List<Step> steps) {

    public SagaDefinition {
        steps = List.copyOf(steps);
    }

    Map<String, Step> byName() {
        Map<String, Step> byName = new LinkedHashMap<>();
        for (Step step : steps) {
            if (byName.put(step.name(), step) != null) {
                throw new IllegalStateException("two steps of %s are called %s".formatted(kind, step.name()));
            }
        }
        return byName;
    }
}
