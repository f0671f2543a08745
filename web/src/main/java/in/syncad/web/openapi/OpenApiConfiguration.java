package in.syncad.web.openapi;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Puts springdoc right where it guesses. A service turns the document on and says which packages are its own.
@AutoConfiguration
@ConditionalOnProperty("springdoc.packages-to-scan")
@Import(DocsPage.class)
class OpenApiConfiguration {

    @Bean
    Routes routes(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            @Value("${springdoc.packages-to-scan}") String packages) {
        return new Routes(mapping, packages + ".");
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    RouteDescriber plainFacts() {
        return new PlainFacts();
    }

    @Bean
    OpenApiCustomizer documentCustomizer(Routes routes, List<RouteDescriber> describers) {
        return new DocumentCustomizer(routes, describers);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver modelResolver() {
        return new ModelResolver(Json31.mapper(), new SchemaNames()).openapi31(true);
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }
}
