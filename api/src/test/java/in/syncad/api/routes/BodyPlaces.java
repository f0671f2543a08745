package in.syncad.api.routes;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The places in the body of an operation where a value stands, each by its pointer and with its schema.
final class BodyPlaces {

    /// Stands where the JSON is put that no library would write.
    private static final String MARK = "put it here";

    private final Operation operation;
    private final Samples samples;
    private final Map<JsonPointer, JsonNode> schemas = new LinkedHashMap<>();

    BodyPlaces(Operation operation) {
        this.operation = operation;
        this.samples = new Samples(operation.document());
        operation.bodySchema().ifPresent(schema -> add(JsonPointer.empty(), schema));
    }

    /// All but the body itself.
    Set<JsonPointer> values() {
        Set<JsonPointer> values = new TreeSet<>(Comparator.comparing(JsonPointer::toString));
        values.addAll(schemas.keySet());
        values.remove(JsonPointer.empty());
        return values;
    }

    /// The objects, the body itself among them, with the properties that they may have.
    Map<JsonPointer, Set<String>> objects() {
        Map<JsonPointer, Set<String>> objects = new LinkedHashMap<>();
        schemas.forEach((place, schema) -> {
            if (schema.has("properties")) {
                objects.put(place, Set.copyOf(schema.get("properties").propertyNames()));
            }
        });
        return objects;
    }

    /// A good body, but with that JSON in that place, whatever was there.
    String with(JsonPointer place, String json) {
        JsonNode body = operation.body().orElseThrow();
        JsonNode parent = body.at(place.head());
        if (parent instanceof ObjectNode object) {
            object.put(place.last().getMatchingProperty(), MARK);
        } else if (parent instanceof ArrayNode array) {
            array.set(place.last().getMatchingIndex(), array.stringNode(MARK));
        } else {
            throw new AssertionError("nothing can stand at " + place);
        }
        return body.toString().replace("\"" + MARK + "\"", json);
    }

    /// A good body, but for that place, which is left out.
    String without(JsonPointer place) {
        JsonNode body = operation.body().orElseThrow();
        if (body.at(place.head()) instanceof ObjectNode object) {
            object.remove(place.last().getMatchingProperty());
        } else if (body.at(place.head()) instanceof ArrayNode array) {
            array.removeAll();
        }
        return body.toString();
    }

    private void add(JsonPointer place, JsonNode schema) {
        JsonNode actual = samples.resolved(schema);
        schemas.put(place, actual);
        actual.path("properties")
                .properties()
                .forEach(property -> add(place.appendProperty(property.getKey()), property.getValue()));
        if (actual.has("items")) {
            add(place.appendIndex(0), actual.get("items"));
        }
    }
}
