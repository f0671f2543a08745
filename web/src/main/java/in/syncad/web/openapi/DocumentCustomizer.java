package in.syncad.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/// Goes over the document that springdoc made and has every route described by those who know more about it.
final class DocumentCustomizer implements OpenApiCustomizer {

    private final Routes routes;
    private final List<RouteDescriber> describers;

    DocumentCustomizer(Routes routes, List<RouteDescriber> describers) {
        this.routes = routes;
        this.describers = describers;
    }

    @Override
    public void customise(OpenAPI document) {
        for (Route route : routes.all()) {
            Operation operation = operation(document, route);
            if (operation != null) {
                describers.forEach(describer -> describer.describe(route, operation));
            }
        }
        ProblemResponses.define(document);
        AnswerSchemas.refine(document);
    }

    private static @Nullable Operation operation(OpenAPI document, Route route) {
        PathItem path = document.getPaths().get(route.path());
        return path == null
                ? null
                : path.readOperationsMap()
                        .get(PathItem.HttpMethod.valueOf(route.method().name()));
    }
}
