package in.syncad.provisioning.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.Operator.Answer;
import in.syncad.web.openapi.Routes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The document of this service: committed, complete, and open to whoever reaches the port, while its routes are not.
class ProvisioningDocumentTests {

    /// After a wanted change: `mvn test -pl provisioning-service -am -Dtest=ProvisioningDocumentTests
    /// -Dopenapi.write=true`.
    private static final boolean WRITE = Boolean.getBoolean("openapi.write");

    private static final Path COMMITTED = Path.of("../docs/provisioning-openapi.json");

    private static Node node;
    private static Operator stranger;
    private static Operator operator;

    @BeforeAll
    static void start() {
        node = Node.start(Map.of());
        operator = node.operator();
        stranger = operator.withoutKey();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void theCommittedDocumentIsTheGeneratedOne() throws IOException {
        String generated = document().response().body() + "\n";
        if (WRITE) {
            Files.writeString(COMMITTED, generated);
        }

        assertThat(COMMITTED)
                .as("docs/provisioning-openapi.json; if the change is wanted, run this test with -Dopenapi.write=true")
                .hasContent(generated);
    }

    @Test
    void everyRouteIsInTheDocument() {
        JsonNode paths = document().body().get("paths");

        assertThat(node.bean(Routes.class).all())
                .isNotEmpty()
                .allSatisfy(route -> assertThat(paths.path(route.path())
                                .has(route.method().name().toLowerCase(java.util.Locale.ROOT)))
                        .as("%s", route)
                        .isTrue());
    }

    @Test
    void anAnswerHasThePropertiesThatTheDocumentRequires() {
        UUID school = operator.create(Operator.newSlug());
        JsonNode schemas = document().body().at("/components/schemas");

        assertHasAll(operator.school(school), schemas.at("/SchoolDetails/required"));
        assertHasAll(operator.get("/school").body(), schemas.at("/SchoolPage/required"));
    }

    @Test
    void thePageIsForEverybodyAndWhatItCallsIsNot() {
        for (String path : List.of("/docs", "/docs/start.js", "/docs/swagger-ui-bundle.js", "/docs/openapi.json")) {
            assertThat(stranger.get(path).status()).as(path).isEqualTo(200);
        }
        for (String path : List.of("/school", "/docs/../school", "/docs/..%2fschool", "/docs;/../school", "/docsx")) {
            assertThat(stranger.get(path).status()).as(path).isIn(400, 401, 404);
            assertThat(stranger.get(path).response().body()).as(path).doesNotContain("nextCursor");
        }
    }

    private static void assertHasAll(JsonNode answer, JsonNode required) {
        assertThat(required.size()).isPositive();
        required.forEach(
                name -> assertThat(answer.has(name.asString())).as("%s", name).isTrue());
    }

    private static Answer document() {
        return stranger.get("/docs/openapi.json");
    }
}
