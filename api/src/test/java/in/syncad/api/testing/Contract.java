package in.syncad.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI document of the running service, to hold against it what it is asked and what it answers. Stricter than
/// a client may be: a field that is not in the document is a fault, and so is a new value of an open enumeration.
public final class Contract {

    private static final String BASE = "https://contract.test/openapi.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Template(Pattern pattern, String path, JsonNode operations) {}

    private final JsonNode document;
    private final List<Template> templates;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private Contract(ObjectNode document) {
        this.document = document;
        this.templates = document.get("paths").properties().stream()
                .map(path -> new Template(
                        Pattern.compile(path.getKey().replaceAll("\\{[^}]+}", "[^/]+")),
                        path.getKey(),
                        path.getValue()))
                .toList();
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(BASE, document.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    public static Contract of(String document) {
        ObjectNode strict = (ObjectNode) JSON.readTree(document);
        strict.at("/components/schemas").forEach(Contract::close);
        return new Contract(strict);
    }

    public JsonNode document() {
        return document;
    }

    /// @param path with its query
    /// @param asked the body of the request, or null
    public void check(String method, String path, String asked, ApiAnswer answer) {
        assertThat(answer.status()).as("%s %s: %s", method, path, answer.text()).isNotEqualTo(500);
        if (method.equals("OPTIONS") || method.equals("HEAD")) {
            return;
        }
        // Older clients say it so, and mean the same.
        String plain = path.replaceAll("\\?.*", "").replaceFirst("^/api/documents(?=/|$)", "/api/v1/documents");
        Optional<Template> template = templates.stream()
                .filter(each -> each.pattern().matcher(plain).matches())
                .min((one, other) ->
                        Boolean.compare(one.path().contains("{"), other.path().contains("{")));
        JsonNode operation = template.map(found -> found.operations().path(method.toLowerCase(Locale.ROOT)))
                .orElse(JSON.missingNode());
        if (operation.isMissingNode()) {
            assertThat(path.startsWith("/api/") && answer.status() < 400)
                    .as("%s %s is answered but not in the document", method, path)
                    .isFalse();
            return;
        }
        String name = operation.get("operationId").asString();
        String where =
                "/paths/%s/%s".formatted(pointer(template.orElseThrow().path()), method.toLowerCase(Locale.ROOT));
        checkAnswer(name, where, answer);
        if (answer.status() < 300) {
            checkParameters(name, where, path);
            checkBody(name, where, asked);
        }
    }

    private void checkAnswer(String name, String operation, ApiAnswer answer) {
        String responses = operation + "/responses/";
        String status = Integer.toString(answer.status());
        String where = document.at(responses + status).isMissingNode() ? responses + "default" : responses + status;
        assertThat(answer.status() < 400 && where.endsWith("default"))
                .as("%s answers %d, which the document does not know", name, answer.status())
                .isFalse();
        String response = resolved(where);
        document.at(response).path("headers").properties().forEach(header -> {
            if (header.getValue().path("required").asBoolean(false)) {
                assertThat(answer.header(header.getKey()))
                        .as("%s: header %s", name, header.getKey())
                        .isNotEmpty();
            }
        });
        JsonNode content = document.at(response).path("content");
        if (content.isMissingNode()) {
            assertThat(answer.text()).as("%s: the body of %s", name, status).isEmpty();
            return;
        }
        String type = answer.header("Content-Type").replaceAll(";.*", "");
        assertThat(content.has(type))
                .as("%s answers %s with %s", name, status, type)
                .isTrue();
        if (type.equals("text/plain")) {
            return;
        }
        checkJson(name + " answers " + status, response + "/content/" + pointer(type) + "/schema", answer.text());
    }

    private void checkBody(String name, String operation, String asked) {
        JsonNode body = document.at(operation).path("requestBody");
        if (asked == null) {
            assertThat(body.path("required").asBoolean(false))
                    .as("%s was answered without its body", name)
                    .isFalse();
            return;
        }
        assertThat(body.isMissingNode())
                .as("%s takes a body that is not in the document: %s", name, asked)
                .isFalse();
        String type = body.get("content").propertyNames().iterator().next();
        if (type.equals("*/*")) {
            // A provider's own format.
            return;
        }
        checkJson(name + " takes", operation + "/requestBody/content/" + pointer(type) + "/schema", asked);
    }

    private void checkParameters(String name, String operation, String path) {
        JsonNode described = document.at(operation);
        List<String> known = described
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.get("in").asString().equals("query"))
                .map(parameter -> parameter.get("name").asString())
                .toList();
        assertThat(known).as(name + ": parameters").containsAll(queryNames(path));
    }

    private void checkJson(String what, String pointer, String text) {
        Schema schema =
                schemas.computeIfAbsent(pointer, where -> registry.getSchema(SchemaLocation.of(BASE + "#" + where)));
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new AssertionError(what + " what is not JSON: " + text, e);
        }
        assertThat(schema.validate(json).stream().map(Error::toString))
                .as("%s what is not as described: %s", what, text)
                .isEmpty();
    }

    private String resolved(String pointer) {
        JsonNode reference = document.at(pointer).path("$ref");
        return reference.isMissingNode() ? pointer : reference.asString().substring(1);
    }

    private static List<String> queryNames(String path) {
        return path.indexOf('?') < 0
                ? List.of()
                : Stream.of(path.substring(path.indexOf('?') + 1).split("&"))
                        .map(parameter -> parameter.replaceAll("=.*", ""))
                        .collect(Collectors.toList());
    }

    private static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            if (object.has("properties")) {
                object.put("additionalProperties", false);
            }
            if (object.remove("x-extensible-enum") instanceof ArrayNode known) {
                object.set("enum", known);
            }
            if (object.get("type") instanceof ArrayNode types && (object.has("minimum") || object.has("maximum"))) {
                divide(object, types);
            }
        }
        schema.forEach(Contract::close);
    }

    /// The validator cannot read a bound beside a list of types: one schema of each type says the same.
    private static void divide(ObjectNode schema, ArrayNode types) {
        ArrayNode alternatives = JSON.createArrayNode();
        types.forEach(type -> alternatives.add(schema.deepCopy().set("type", type)));
        schema.removeAll();
        schema.set("anyOf", alternatives);
    }
}
