package in.syncad.api.openapi;

import in.syncad.api.web.MergePatch;
import in.syncad.web.openapi.Route;
import in.syncad.web.openapi.Routes;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;

/// What may be patched has all fields of the whole, none of them required.
final class PatchSchemas implements OpenApiCustomizer {

    private static final String SUFFIX = "Patch";

    private final Routes routes;

    PatchSchemas(Routes routes) {
        this.routes = routes;
    }

    /// The schema's name for what that parameter patches.
    static String nameFor(MethodParameter patch) {
        return patched(patch).getSimpleName() + SUFFIX;
    }

    @Override
    public void customise(OpenAPI document) {
        for (Route route : routes.all()) {
            route.parameter(MergePatch.class).ifPresent(patch -> add(document, patch));
        }
    }

    private static void add(OpenAPI document, MethodParameter patch) {
        ResolvedSchema whole = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(patched(patch)).resolveAsRef(false));
        whole.referencedSchemas.forEach((name, part) -> {
            // The whole itself stands in the document where a route takes it whole.
            if (!name.equals(patched(patch).getSimpleName())) {
                document.getComponents().getSchemas().putIfAbsent(name, part);
            }
        });
        Schema<?> schema = new JsonSchema().types(Set.of("object"));
        schema.setProperties(whole.schema.getProperties());
        document.getComponents().addSchemas(nameFor(patch), schema);
    }

    private static Class<?> patched(MethodParameter patch) {
        return ResolvableType.forMethodParameter(patch).getGeneric(0).resolve(Object.class);
    }
}
