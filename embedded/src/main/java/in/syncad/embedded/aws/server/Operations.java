package in.syncad.embedded.aws.server;

import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Operation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The operations that have behaviour; the others answer 501.
public final class Operations {

    private final Map<String, Handler> handlers = new HashMap<>();

    public void on(AwsService service, String operation, Handler handler) {
        if (handlers.put(service.id() + "." + operation, handler) != null) {
            throw new IllegalStateException("Two handlers for " + operation);
        }
    }

    Optional<Handler> handler(Operation operation) {
        return Optional.ofNullable(handlers.get(operation.qualifiedName()));
    }
}
