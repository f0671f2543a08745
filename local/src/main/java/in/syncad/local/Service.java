package in.syncad.local;

import in.syncad.embedded.process.Commands;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One of the two services of SyncAD, set up by environment variables alone, as in production.
///
/// @param name of its log and in messages
/// @param jar executable
/// @param options of its JVM
/// @param port of 127.0.0.1
/// @param readiness the path that answers 200 once the service can work
/// @param environment its variables, beside those it inherits
record Service(
        String name, Path jar, List<String> options, int port, String readiness, Map<String, String> environment) {

    private static final Pattern NOT_INHERITED =
            Pattern.compile("AWS_.*|SPRING_.*|SYNCAD_.*|PG.*|DATABASE_URL|REDIS_URL|JWT_SECRET|SCS_API_KEY|HOST|PORT");

    Service {
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }

    URI readinessAddress() {
        return URI.create("http://127.0.0.1:%d%s".formatted(port, readiness));
    }

    /// What follows `java` and the options of whoever starts it.
    List<String> program() {
        return Commands.concat(options, List.of("-jar", jar.toString()));
    }

    /// Gives a process the variables of this service. What the operator's shell holds for other programs, or for the
    /// launcher, has no business there.
    void prepare(Map<String, String> inherited) {
        inherited.keySet().removeIf(name -> NOT_INHERITED.matcher(name).matches());
        inherited.putAll(environment);
    }

    /// The program that runs both services: that of this JVM.
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
