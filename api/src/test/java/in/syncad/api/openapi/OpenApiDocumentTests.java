package in.syncad.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.RunningApi;
import in.syncad.web.openapi.Route;
import in.syncad.web.openapi.Routes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The document that clients are made from: committed, complete, and what the running service says of itself.
class OpenApiDocumentTests {

    /// After a wanted change: `mvn test -pl api -am -Dtest=OpenApiDocumentTests -Dopenapi.write=true`.
    private static final boolean WRITE = Boolean.getBoolean("openapi.write");

    private static final Path COMMITTED = Path.of("../docs/openapi.json");

    private final RunningApi api = RunningApi.shared();

    @Test
    void theCommittedDocumentIsTheGeneratedOne() throws IOException {
        String generated = document().text() + "\n";
        if (WRITE) {
            Files.writeString(COMMITTED, generated);
        }

        assertThat(COMMITTED)
                .as("docs/openapi.json; if the change is wanted, run this test with -Dopenapi.write=true")
                .hasContent(generated);
    }

    @Test
    void everyRouteIsInTheDocumentAndNothingElse() {
        Set<String> mapped = api.bean(Routes.class).all().stream()
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(operations(document().body())).isEqualTo(mapped);
    }

    @Test
    void everyOperationHasANameOfItsOwn() {
        List<String> names = api.bean(Routes.class).all().stream()
                .map(Route::handler)
                .map(handler -> handler.getMethod().getName())
                .toList();

        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void thePageBringsAlongAllThatItNeeds() {
        ApiAnswer page = api.at("anything.example").get("/docs").expect(200);

        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "script-src 'self'");
        assertThat(page.text()).doesNotContain("http:").doesNotContain("https:");
        for (String part : List.of("/docs/swagger-ui.css", "/docs/swagger-ui-bundle.js", "/docs/start.js")) {
            assertThat(page.text()).contains(part);
            api.at("anything.example").get(part).expect(200);
        }
    }

    private ApiAnswer document() {
        return api.at("anything.example").get("/docs/openapi.json").expect(200);
    }

    private static Set<String> operations(JsonNode document) {
        Set<String> operations = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method ->
                                operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        return operations;
    }
}
