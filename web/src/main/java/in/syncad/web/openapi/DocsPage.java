package in.syncad.web.openapi;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.webjars.WebJarVersionLocator;

/// The routes to browse and to try, at `/docs`: Swagger UI from the class path. Nothing comes from elsewhere, and the
/// page's policy lets nothing.
@Controller
class DocsPage implements WebMvcConfigurer {

    /// Swagger UI sets styles on elements; its pictures are data.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Duration KEPT = Duration.ofHours(1);

    @GetMapping(path = "/docs", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", POLICY)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(new ClassPathResource("page/page.html", DocsPage.class));
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        String version = Objects.requireNonNull(new WebJarVersionLocator().version("swagger-ui"));
        registry.addResourceHandler("/docs/*")
                .addResourceLocations(
                        "classpath:/in/syncad/web/openapi/page/",
                        "classpath:/META-INF/resources/webjars/swagger-ui/%s/".formatted(version))
                .setCacheControl(CacheControl.maxAge(KEPT).cachePublic());
    }
}
