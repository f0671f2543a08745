package in.syncad.api;

import java.util.List;
import java.util.Map;
import org.springframework.core.SpringProperties;

/// Which beans there are is worked out by the build (Spring's ahead-of-time processing): a third of every start less,
/// where `-Dspring.aot.enabled=true` asks for it, as the image and the launcher do. The build answers every question
/// about beans as it is answered where nothing is set. So whoever sets something that may be asked for has the
/// answers worked out at the start, as all tests within a JVM have; our own variables are read by beans that are
/// there in any case.
final class ReadyMade {

    private static final String SWITCH = "spring.aot.enabled";
    private static final List<String> OF_LIBRARIES =
            List.of("OTEL_", "MANAGEMENT_", "SPRING_", "SPRINGDOC_", "SERVER_");
    private static final String SEEDING = "ENABLE_SEEDING";

    private ReadyMade() {}

    static void leaveIfDecidedAnew(Map<String, String> environment) {
        if (decidesAnew(environment)) {
            SpringProperties.setProperty(SWITCH, "false");
        }
    }

    static boolean decidesAnew(Map<String, String> environment) {
        return !"false".equalsIgnoreCase(environment.getOrDefault(SEEDING, "false"))
                || environment.keySet().stream()
                        .anyMatch(name -> OF_LIBRARIES.stream().anyMatch(name::startsWith));
    }
}
