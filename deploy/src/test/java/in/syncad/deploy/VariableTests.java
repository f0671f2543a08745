package in.syncad.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import in.syncad.deploy.environment.EnvironmentName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the services are told, held against what their sources demand.
@NeedsNode
class VariableTests {

    private static final Pattern DEMANDED = Pattern.compile("\\.required\\(\\s*\"([A-Z0-9_]+)\"");
    private static final Pattern SECRET = Pattern.compile("SECRET|KEY|PASSWORD|TOKEN|_URL$");
    private static final Set<String> PUBLIC_ADDRESSES = Set.of("S3_CDN_URL");

    @ParameterizedTest
    @CsvSource({
        "api, api, settings mail blob",
        "realtime, api, settings mail blob",
        "provisioning, provisioning-service, settings mail blob dns"
    })
    void everyVariableIsSetThatTheServiceDemands(String service, String module, String shared) {
        assertThat(told(service)).containsAll(demanded(module, shared));
    }

    @ParameterizedTest
    @CsvSource({"api", "realtime", "provisioning"})
    void everyVariableThatIsSetIsDocumented(String service) throws IOException {
        String readme = Files.readString(Path.of("../README.md"));

        assertThat(told(service)).allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
    }

    @Test
    void whatAnEnvironmentAddsComesFromItsSecret() {
        assertThat(told("api")).contains("GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET");
        assertThat(told("provisioning")).doesNotContain("GOOGLE_CLIENT_SECRET");
    }

    @Test
    void whatTheServicesNeedCannotBeReplacedByTheEnvironment() {
        Map<String, String> variables = new HashMap<>(Synthesized.VARIABLES);
        variables.put("INTEGRATIONS", "JWT_SECRET");

        assertThatThrownBy(() -> Main.app("dev", "target/cdk.out/refused", variables))
                .hasMessageContaining("JWT_SECRET");
    }

    @Test
    void secretsComeByReference() {
        assertThat(containers())
                .flatMap(container -> Resources.list(container.get("Environment")))
                .map(variable -> (String) Resources.map(variable).get("Name"))
                .filteredOn(name -> SECRET.matcher(name).find() && !PUBLIC_ADDRESSES.contains(name))
                .isEmpty();
    }

    private static Set<String> told(String service) {
        Map<String, Object> container = containers().stream()
                .filter(candidate -> service.equals(candidate.get("Name")))
                .findFirst()
                .orElseThrow();
        return Stream.of("Environment", "Secrets")
                .flatMap(kind -> Resources.list(container.get(kind)).stream())
                .map(variable -> (String) Resources.map(variable).get("Name"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Map<String, Object>> containers() {
        return Resources.containers(Synthesized.template(EnvironmentName.PRODUCTION, "services"))
                .toList();
    }

    /// By the service's own settings, and by what it reads through `common`.
    private static Set<String> demanded(String module, String shared) {
        Set<String> demanded = new TreeSet<>(demandedIn(Path.of("..", module, "src", "main", "java")));
        assertThat(demanded).as("demanded by %s itself", module).isNotEmpty();
        for (String part : shared.split(" ")) {
            Set<String> more = demandedIn(Path.of("../common/src/main/java/in/syncad/common", part));
            assertThat(more).as("demanded by %s of common", part).isNotEmpty();
            demanded.addAll(more);
        }
        demanded.add("DATABASE_URL");
        return demanded;
    }

    private static Set<String> demandedIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> DEMANDED.matcher(read(file)).results())
                    .map(match -> match.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
