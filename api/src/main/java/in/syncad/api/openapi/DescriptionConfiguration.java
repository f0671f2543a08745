package in.syncad.api.openapi;

import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.MergePatch;
import in.syncad.api.web.Once;
import in.syncad.api.web.Paging;
import in.syncad.api.web.RawBody;
import in.syncad.web.openapi.RouteDescriber;
import in.syncad.web.openapi.Routes;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// The frame of the document, and who describes the routes in it.
@Configuration(proxyBeanMethods = false)
class DescriptionConfiguration {

    static final String ACCESS_TOKEN = "accessToken";

    static {
        // Parameters that no client sends as such; the conventions say what is sent instead.
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Caller.class, ExpectedVersion.class, MergePatch.class, Once.class, Paging.class, RawBody.class);
    }

    @Bean
    OpenAPI frame() {
        return new OpenAPI()
                .info(new Info().title("SyncAD API").version("1").description("""
                                The routes of a school, at the school's own host name `{slug}.syncad.in`; on the shared
                                host the access token names the school.

                                Fields are only ever added. Clients ignore fields that they do not know, and take an
                                unknown value of an `x-extensible-enum` for something newer than themselves.

                                Lists are paged: pass `nextCursor` on as `cursor` until it is null. What was read carries
                                an `ETag`: send it as `If-None-Match` to hear whether it changed, and as `If-Match` to
                                change it. Send an `Idempotency-Key` with a `POST`, and it can be repeated safely.
                                Refusals are problems (RFC 9457) with a stable `code`."""))
                .servers(List.of(new Server().url("/").description("This host.")))
                .security(List.of(new SecurityRequirement().addList(ACCESS_TOKEN)))
                .components(new Components()
                        .addSecuritySchemes(
                                ACCESS_TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("From `/api/v1/auth/otp/verify` or `/api/v1/auth/refresh`.")));
    }

    /// Before the enumerations of answers are opened.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    OpenApiCustomizer patchSchemas(Routes routes) {
        return new PatchSchemas(routes);
    }

    @Bean
    @Order(1)
    RouteDescriber access() {
        return new AccessDescriber();
    }

    @Bean
    @Order(2)
    RouteDescriber conventions() {
        return new ConventionDescriber();
    }
}
