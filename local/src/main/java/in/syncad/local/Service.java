package in.syncad.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/// One of the two services of SyncAD, set up by environment variables alone, as in production.
///
/// @param name of its log and in messages
/// @param jar executable
/// @param port of 127.0.0.1
/// @param readiness the path that answers 200 once the service can work
/// @param environment its variables, beside those it inherits
record Service(String name, Path jar, int port, String readiness, Map<String, String> environment) {

    Service {
        environment = Map.copyOf(environment);
    }

    URI readinessAddress() {
        return URI.create("http://127.0.0.1:%d%s".formatted(port, readiness));
    }

    @Override
    public String toString() {
        return name;
    }
}
