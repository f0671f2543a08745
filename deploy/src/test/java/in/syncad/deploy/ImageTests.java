package in.syncad.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.deploy.environment.EnvironmentName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What tasks expect of the images, held against the files that the images are made by.
@NeedsNode
class ImageTests {

    /// Fargate gives a volume the rights that the directory has in the image, but only where the image declares one.
    @ParameterizedTest
    @CsvSource({"api,api", "realtime,api", "provisioning,provisioning"})
    void theImageHasWhatTheTaskReliesOn(String service, String image) throws IOException {
        String made = Files.readString(Path.of("../Dockerfile." + image));
        Map<String, Object> container = Resources.containers(
                        Synthesized.template(EnvironmentName.PRODUCTION, "services"))
                .filter(candidate -> service.equals(candidate.get("Name")))
                .findFirst()
                .orElseThrow();
        String health = Resources.list(
                        Resources.map(container.get("HealthCheck")).get("Command"))
                .getLast()
                .toString();

        assertThat(made)
                .contains("VOLUME /tmp", "USER " + container.get("User"), "/app/healthcheck", "\"" + health + "\"")
                .contains("deploy/image/certificates/ ./certificates/", "WORKDIR /app");
        assertThat(Resources.list(container.get("PortMappings")))
                .map(mapping -> Resources.map(mapping).get("ContainerPort").toString())
                .allSatisfy(port -> assertThat(made).containsPattern("EXPOSE .*\\b" + port + "\\b"));
    }
}
