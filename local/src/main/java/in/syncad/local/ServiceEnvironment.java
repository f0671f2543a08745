package in.syncad.local;

import in.syncad.embedded.EmbeddedPlatform;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The environment variables of the two services, by the contract's names.
final class ServiceEnvironment {

    /// Which beans there are its build has worked out already.
    private static final List<String> READY_MADE_BEANS = List.of("-Dspring.aot.enabled=true");

    private final LocalSettings settings;
    private final DataDirectory data;
    private final EmbeddedPlatform platform;

    ServiceEnvironment(LocalSettings settings, DataDirectory data, EmbeddedPlatform platform) {
        this.settings = settings;
        this.data = data;
        this.platform = platform;
    }

    Service provisioning() {
        Map<String, String> environment = shared(platform.environment());
        environment.put("PORT", Integer.toString(settings.port(PublicPort.PROVISIONING)));
        environment.put("SCS_API_KEY", apiKey());
        return new Service(
                "provisioning-service",
                settings.provisioning(),
                READY_MADE_BEANS,
                settings.port(PublicPort.PROVISIONING),
                "/actuator/health/readiness",
                environment);
    }

    Service api() {
        Map<String, String> environment = shared(platform.apiEnvironment());
        environment.put("PORT", Integer.toString(settings.port(PublicPort.API)));
        environment.put("REALTIME_PORT", Integer.toString(settings.port(PublicPort.REALTIME)));
        environment.put("JWT_SECRET", settings.text("JWT_SECRET").orElseGet(() -> data.secret("JWT_SECRET")));
        environment.put("OPERATOR_KEY", settings.text("OPERATOR_KEY").orElseGet(() -> data.secret("OPERATOR_KEY")));
        environment.put("JWT_EXPIRES_IN", chosen("JWT_EXPIRES_IN", "15m"));
        environment.put("REFRESH_TOKEN_EXPIRES_IN", chosen("REFRESH_TOKEN_EXPIRES_IN", "7d"));
        environment.put("ENABLE_SEEDING", chosen("ENABLE_SEEDING", "false"));
        return new Service(
                "api", settings.api(), READY_MADE_BEANS, settings.port(PublicPort.API), "/api/health", environment);
    }

    /// The operator's own, else one made once.
    String apiKey() {
        return settings.text("SCS_API_KEY").orElseGet(() -> data.secret("SCS_API_KEY"));
    }

    private Map<String, String> shared(Map<String, String> embedded) {
        Map<String, String> environment = new TreeMap<>(embedded);
        environment.put("HOST", "127.0.0.1");
        environment.put("SCHOOL_URL_TEMPLATE", "http://{slug}.localhost:" + settings.port(PublicPort.API));
        return environment;
    }

    private String chosen(String variable, String usual) {
        return settings.text(variable).orElse(usual);
    }
}
