package in.syncad.web.openapi;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// All routes to the controllers of a service, read from Spring's own mapping; those that only libraries or this
/// module bring along are left out, and so are [Hidden] controllers, which are for nobody whom the document is for.
public final class Routes {

    private final List<Route> all;

    /// @param packages the service's own packages, such as `in.syncad.api.`
    public Routes(RequestMappingHandlerMapping mapping, String packages) {
        this.all = mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith(packages))
                .filter(entry ->
                        !AnnotatedElementUtils.hasAnnotation(entry.getValue().getBeanType(), Hidden.class))
                .flatMap(Routes::routes)
                .sorted(Comparator.comparing(Route::path)
                        .thenComparing(route -> route.method().name()))
                .toList();
    }

    public List<Route> all() {
        return all;
    }

    private static Stream<Route> routes(Map.Entry<RequestMappingInfo, HandlerMethod> mapped) {
        RequestMappingInfo info = mapped.getKey();
        return info.getPatternValues().stream()
                .flatMap(path -> info.getMethodsCondition().getMethods().stream()
                        .map(method -> new Route(HttpMethod.valueOf(method.name()), path, mapped.getValue())));
    }
}
