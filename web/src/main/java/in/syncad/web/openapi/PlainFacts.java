package in.syncad.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;

/// What holds for every route of every service: its name is that of the controller's method, its tag that of the
/// package, and which refusals follow from its path and its body.
final class PlainFacts implements RouteDescriber {

    @Override
    public void describe(Route route, Operation operation) {
        String name = route.handler().getMethod().getName();
        operation.setOperationId(name);
        operation.setSummary(sentence(name));
        operation.setTags(List.of(tag(route.handler().getBeanType())));
        if (operation.getResponses() == null) {
            operation.setResponses(new ApiResponses());
        }
        if (has(route, PathVariable.class)) {
            ProblemResponses.add(operation, HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND);
        }
        if (route.changes()) {
            ProblemResponses.add(operation, HttpStatus.CONFLICT);
        }
        if (operation.getRequestBody() != null || has(route, RequestBody.class)) {
            ProblemResponses.add(
                    operation,
                    HttpStatus.BAD_REQUEST,
                    HttpStatus.CONTENT_TOO_LARGE,
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        ProblemResponses.addDefault(operation);
    }

    private static boolean has(Route route, Class<? extends java.lang.annotation.Annotation> annotation) {
        return List.of(route.handler().getMethodParameters()).stream()
                .anyMatch(parameter -> parameter.hasParameterAnnotation(annotation));
    }

    /// `enrolStudent` becomes "Enrol student".
    private static String sentence(String name) {
        String words = name.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String tag(Class<?> controller) {
        String name = controller.getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
