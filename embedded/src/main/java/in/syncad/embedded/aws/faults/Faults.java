package in.syncad.embedded.aws.faults;

import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.ServiceModels;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The faults in force. Those ordered with `next` come first, in their order; then the one set with `always`.
/// Operations are named like `route53.ChangeResourceRecordSets`; a name no model knows is refused.
public final class Faults {

    private final ServiceModels models;
    private final Map<String, Deque<Fault>> queued = new HashMap<>();
    private final Map<String, Fault> standing = new HashMap<>();

    public Faults(ServiceModels models) {
        this.models = models;
    }

    /// The next `times` calls of `operation` meet `fault`.
    public synchronized void next(String operation, Fault fault, int times) {
        requireKnown(operation);
        if (times < 1) {
            throw new IllegalArgumentException("A fault comes at least once, not " + times + " times");
        }
        Deque<Fault> queue = queued.computeIfAbsent(operation, _ -> new ArrayDeque<>());
        for (int count = 0; count < times; count++) {
            queue.add(fault);
        }
    }

    public void next(String operation, Fault fault) {
        next(operation, fault, 1);
    }

    /// Every call of `operation` meets `fault` until it is cleared.
    public synchronized void always(String operation, Fault fault) {
        requireKnown(operation);
        standing.put(operation, fault);
    }

    public synchronized void clear(String operation) {
        queued.remove(operation);
        standing.remove(operation);
    }

    public synchronized void clear() {
        queued.clear();
        standing.clear();
    }

    /// What the call that has just come must meet; counts it down.
    public synchronized Optional<Fault> take(String operation) {
        Deque<Fault> queue = queued.getOrDefault(operation, new ArrayDeque<>());
        return Optional.ofNullable(queue.poll()).or(() -> Optional.ofNullable(standing.get(operation)));
    }

    private void requireKnown(String operation) {
        boolean known = AwsService.of(operation)
                .map(models::of)
                .flatMap(model -> model.operation(operation.substring(operation.indexOf('.') + 1)))
                .isPresent();
        if (!known) {
            throw new IllegalArgumentException(
                    "There is no operation " + operation + "; write for instance route53.ChangeResourceRecordSets");
        }
    }
}
