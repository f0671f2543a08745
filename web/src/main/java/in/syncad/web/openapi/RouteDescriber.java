package in.syncad.web.openapi;

import io.swagger.v3.oas.models.Operation;

/// Adds to the description of a route what can be read from its code. A service gives its own as beans, in order.
@FunctionalInterface
public interface RouteDescriber {

    void describe(Route route, Operation operation);
}
