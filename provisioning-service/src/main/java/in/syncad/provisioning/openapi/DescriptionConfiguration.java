package in.syncad.provisioning.openapi;

import in.syncad.provisioning.access.Operator;
import in.syncad.web.openapi.RouteDescriber;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The frame of the document.
@Configuration(proxyBeanMethods = false)
class DescriptionConfiguration {

    private static final String KEY = "operatorKey";

    static {
        // Nobody sends it as a parameter: it is who the key says.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Operator.class);
    }

    @Bean
    OpenAPI frame() {
        return new OpenAPI()
                .info(new Info().title("SyncAD provisioning").version("1").description("""
                                Creates schools and tears them down. What takes longer is answered with 202 at once and
                                goes on by itself, however often a node is killed meanwhile: `GET /school/{id}` tells
                                every step with its attempts, duration and last error.

                                Fields are only ever added. Refusals are problems (RFC 9457) with a stable `code`."""))
                .servers(List.of(new Server().url("/").description("This host.")))
                .security(List.of(new SecurityRequirement().addList(KEY)))
                .components(new Components()
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name("X-SCS-Key")
                                        .description("An operator's key, one of `SCS_API_KEY`.")));
    }

    @Bean
    RouteDescriber schoolRoutes() {
        return new SchoolRoutes();
    }
}
