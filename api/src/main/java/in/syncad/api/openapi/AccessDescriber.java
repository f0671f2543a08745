package in.syncad.api.openapi;

import in.syncad.api.security.Allowed;
import in.syncad.api.security.PublicRoutes;
import in.syncad.api.security.Role;
import in.syncad.web.openapi.ProblemResponses;
import in.syncad.web.openapi.Route;
import in.syncad.web.openapi.RouteDescriber;
import io.swagger.v3.oas.models.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/// Who may call a route, and how everybody else is refused.
final class AccessDescriber implements RouteDescriber {

    @Override
    public void describe(Route route, Operation operation) {
        if (PublicRoutes.matches(route.path())) {
            operation.setSecurity(List.of());
        }
        if (PublicRoutes.needsNoSchool(route.path())) {
            return;
        }
        ProblemResponses.add(
                operation,
                HttpStatus.UNAUTHORIZED,
                HttpStatus.FORBIDDEN,
                HttpStatus.NOT_FOUND,
                HttpStatus.UNPROCESSABLE_CONTENT,
                HttpStatus.TOO_MANY_REQUESTS,
                HttpStatus.SERVICE_UNAVAILABLE);
        route.annotation(Allowed.class).ifPresent(allowed -> describe(allowed, operation));
    }

    private static void describe(Allowed allowed, Operation operation) {
        List<String> roles = Arrays.stream(allowed.value()).map(Role::code).toList();
        operation.addExtension("x-roles", roles);
        operation.setDescription(roles.stream().map("`%s`"::formatted).collect(Collectors.joining(", ", "For ", ".")));
    }
}
