package in.syncad.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.SpringProperties;

/// Which beans there are is worked out by the build (Spring's ahead-of-time processing): a third of every start less,
/// where `-Dspring.aot.enabled=true` asks for it, as the images and the launcher do. The build answers every question
/// about beans as it is answered where nothing is set. So whoever sets something that may be asked for has the
/// answers worked out at the start, as all tests within a JVM have; our own variables are read by beans that are
/// there in any case.
public final class ReadyMade {

    private static final String SWITCH = "spring.aot.enabled";
    private static final List<String> OF_LIBRARIES =
            List.of("OTEL_", "MANAGEMENT_", "SPRING_", "SPRINGDOC_", "SERVER_", "DB_SCHEDULER_");
    /// Asked by no question about beans.
    private static final Set<String> VALUES = Set.of("DB_SCHEDULER_THREADS");

    private ReadyMade() {}

    /// Works the beans out at this start, where a variable of a library is set, or one of these to anything but
    /// `false`.
    ///
    /// @param switches variables of the service itself that decide on beans
    public static void leaveIfDecidedAnew(Map<String, String> environment, String... switches) {
        if (decidesAnew(environment, switches)) {
            leave();
        }
    }

    /// Works the beans out at this start; for what is not the service that the build knows.
    public static void leave() {
        SpringProperties.setProperty(SWITCH, "false");
    }

    static boolean decidesAnew(Map<String, String> environment, String... switches) {
        return List.of(switches).stream()
                        .anyMatch(name -> !"false".equalsIgnoreCase(environment.getOrDefault(name, "false")))
                || environment.keySet().stream()
                        .anyMatch(name ->
                                !VALUES.contains(name) && OF_LIBRARIES.stream().anyMatch(name::startsWith));
    }
}
