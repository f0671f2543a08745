package in.syncad.local;

import in.syncad.embedded.Ports;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What the operator may choose, by environment variables; everything has a default.
///
/// @param data where everything is kept
/// @param provisioning the executable jar of provisioning-service
/// @param api the executable jar of the api
/// @param environment as this process got it; the services inherit it
record LocalSettings(Path data, Path provisioning, Path api, Map<String, String> environment) {

    LocalSettings {
        data = data.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
    }

    static LocalSettings from(Map<String, String> environment) {
        return new LocalSettings(
                Path.of(environment.getOrDefault("SYNCAD_DATA", "data")),
                Path.of(environment.getOrDefault("SYNCAD_PROVISIONING_JAR", "provisioning-service.jar")),
                Path.of(environment.getOrDefault("SYNCAD_API_JAR", "api.jar")),
                environment);
    }

    Optional<String> text(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }

    int port(PublicPort port) {
        return port.number(this);
    }

    Ports embeddedPorts() {
        return new Ports(
                port(PublicPort.POSTGRES),
                port(PublicPort.REDIS),
                port(PublicPort.S3),
                port(PublicPort.AWS),
                port(PublicPort.DNS),
                port(PublicPort.INBOX));
    }

    /// A school answers as `{slug}.{base domain}`.
    String baseDomain() {
        return text("BASE_DOMAIN").orElse("syncad.in");
    }

    /// Whether a first run may spend some processor time in the background to make later starts faster.
    boolean learnsToStart() {
        return !text("SYNCAD_START_CACHE").equals(Optional.of("off"));
    }

    @Override
    public String toString() {
        return "LocalSettings[data=%s]".formatted(data);
    }
}
