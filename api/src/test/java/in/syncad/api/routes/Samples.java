package in.syncad.api.routes;

import in.syncad.api.security.Role;
import in.syncad.api.testing.TwinSchools;
import in.syncad.api.testing.TwinSchools.Which;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes values that a schema of the document allows, new ones each time.
final class Samples {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();

    /// What no schema tells: values that make sense together, and rows that exist.
    private static final Map<String, String> SENSE = Map.of(
            "dateOfBirth", "2015-02-03",
            "admissionDate", "2021-04-01",
            "startsOn", "2030-04-01",
            "endsOn", "2031-03-31");

    /// A login is one or the other.
    private static final Set<String> LOGIN = Set.of("email", "phone");

    private final JsonNode document;

    Samples(JsonNode document) {
        this.document = document;
    }

    /// @param name of the property, which may tell more than its schema
    JsonNode value(String name, JsonNode schema) {
        JsonNode actual = resolved(schema);
        if (actual.path("enum").isArray()) {
            return actual.get("enum").get(0);
        }
        return switch (type(actual)) {
            case "object" -> object(actual);
            case "array" -> array(name, actual);
            case "integer", "number" -> JSON.numberNode(actual.path("minimum").asInt(1));
            case "boolean" -> JSON.booleanNode(true);
            default -> JSON.stringNode(text(name, actual));
        };
    }

    JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolved(document.at(schema.get("$ref").asString().substring(1)));
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                return resolved(schema.get(choice).get(0));
            }
        }
        return schema;
    }

    static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type instanceof ArrayNode several
                ? several.valueStream()
                        .map(JsonNode::asString)
                        .filter(each -> !each.equals("null"))
                        .findFirst()
                        .orElseThrow()
                : type.asString("string");
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties")
                .properties()
                .forEach(property -> object.set(property.getKey(), value(property.getKey(), property.getValue())));
        if (LOGIN.equals(Set.copyOf(object.propertyNames()))) {
            object.remove("phone");
        }
        return object;
    }

    private ArrayNode array(String name, JsonNode schema) {
        return JSON.arrayNode().add(value(name, schema.get("items")));
    }

    private static String text(String name, JsonNode schema) {
        if (SENSE.containsKey(name)) {
            return SENSE.get(name);
        }
        int number = NUMBERS.incrementAndGet();
        if (schema.path("pattern").asString("").contains("\\+[1-9]")) {
            return "+9196%08d".formatted(number);
        }
        return switch (schema.path("format").asString("")) {
            case "uuid" -> row(name);
            case "date" -> "2021-04-01";
            case "date-time" -> "2021-04-01T10:00:00Z";
            case "email" -> "sample%d@people.example.org".formatted(number);
            default -> name.equals("email") ? "sample%d@people.example.org".formatted(number) : "S" + number;
        };
    }

    /// Names such as `section`, `sectionId` and `classTeacher` say which row is meant.
    private static String row(String name) {
        if (name.toLowerCase(Locale.ROOT).contains("teacher")) {
            return TwinSchools.userOf(Role.TEACHER).toString();
        }
        String collection = name.replaceAll("Ids?$", "") + "s";
        String row = switch (collection) {
            case "users", "students", "guardians", "sections" -> Which.OWN.in("/" + collection + "/{id}");
            default -> Which.NOWHERE.in("/users/{id}");
        };
        return row.substring(row.lastIndexOf('/') + 1);
    }
}
