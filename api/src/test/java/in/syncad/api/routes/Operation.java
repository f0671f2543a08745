package in.syncad.api.routes;

import in.syncad.api.security.Role;
import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TwinSchools.Which;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// One operation of the OpenAPI document, and how to call it.
record Operation(String name, String method, String template, JsonNode described, JsonNode document) {

    /// All of them, as the running service describes itself: a new route is tested the moment it is there.
    static List<Operation> all(RunningApi api) {
        JsonNode document = api.contract().document();
        return document.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> new Operation(
                                operation.getValue().get("operationId").asString(),
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation.getValue(),
                                document)))
                .toList();
    }

    /// They say the same to everybody.
    boolean isOfTheService() {
        return template.equals("/api/health")
                || template.equals("/.well-known/jwks.json")
                || template.startsWith("/webhooks/");
    }

    boolean isPublic() {
        return described.path("security").isArray() && described.get("security").isEmpty();
    }

    boolean reads() {
        return method.equals("GET");
    }

    boolean namesARow() {
        return template.contains("{");
    }

    /// Somebody who may call it.
    Role anyRole() {
        return described
                .path("x-roles")
                .valueStream()
                .map(JsonNode::asString)
                .flatMap(code ->
                        Stream.of(Role.values()).filter(role -> role.code().equals(code)))
                .findFirst()
                .orElse(Role.SCHOOL_ADMIN);
    }

    /// The properties of what it answers with.
    Set<String> answered() {
        return described.path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> response.getValue().at("/content/application~1json/schema"))
                .filter(schema -> !schema.isMissingNode())
                .flatMap(schema -> new Samples(document).resolved(schema).path("properties").propertyNames().stream())
                .collect(Collectors.toSet());
    }

    /// Its path once for each variable and value; the other variables name rows that are there.
    List<String> pathsWithEachVariable(List<String> values) {
        String[] names = template.split("/");
        String[] good = Which.OWN.in(template).split("/");
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            if (names[i].startsWith("{")) {
                for (String value : values) {
                    String[] path = good.clone();
                    path[i] = value;
                    paths.add(String.join("/", path));
                }
            }
        }
        return paths;
    }

    boolean has(String location, String parameter) {
        return parameters(location)
                .anyMatch(described -> described.get("name").asString().equals(parameter));
    }

    Stream<JsonNode> parameters(String location) {
        return described
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.get("in").asString().equals(location));
    }

    Optional<String> contentType() {
        return described.at("/requestBody/content").propertyNames().stream().findFirst();
    }

    /// What the body looks like, references followed.
    Optional<JsonNode> bodySchema() {
        return contentType()
                .map(type -> new Samples(document)
                        .resolved(described.at("/requestBody/content").get(type).get("schema")));
    }

    /// A body that the document allows.
    Optional<JsonNode> body() {
        return bodySchema().map(schema -> new Samples(document).value("", schema));
    }

    /// What others send as they like is told by its content, not by its type.
    boolean takesAnyType() {
        return contentType().filter("*/*"::equals).isPresent();
    }

    /// Complete and as the document wants it, on that row.
    ApiAnswer call(ApiClient client, Which row) {
        return call(client, row, body().map(JsonNode::toString).orElse(null), Map.of("If-Match", "*"));
    }

    ApiAnswer call(ApiClient client, Which row, String body, Map<String, String> headers) {
        return client.send(method, row.in(template), body, withType(headers));
    }

    Map<String, String> withType(Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        contentType().ifPresent(type -> all.put("Content-Type", type));
        return all;
    }

    @Override
    public String toString() {
        return name;
    }
}
