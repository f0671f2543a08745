package in.syncad.socketio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BinaryNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Binary values travel behind their packet; in its JSON a placeholder `{"_placeholder":true,"num":0}` stands for
/// each.
final class Attachments {

    private static final String PLACEHOLDER = "_placeholder";
    private static final String NUMBER = "num";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Attachments() {}

    /// The same JSON with placeholders, and the values into the list. What holds no binary value is not copied.
    static JsonNode takeOut(JsonNode json, List<byte[]> values) {
        return switch (json) {
            case BinaryNode binary -> {
                values.add(binary.binaryValue());
                yield NODES.objectNode().put(PLACEHOLDER, true).put(NUMBER, values.size() - 1);
            }
            case ArrayNode array
            when holdsBinary(array) -> {
                ArrayNode copy = NODES.arrayNode();
                array.forEach(element -> copy.add(takeOut(element, values)));
                yield copy;
            }
            case ObjectNode object
            when holdsBinary(object) -> {
                ObjectNode copy = NODES.objectNode();
                object.properties().forEach(field -> copy.set(field.getKey(), takeOut(field.getValue(), values)));
                yield copy;
            }
            default -> json;
        };
    }

    static boolean holdsBinary(JsonNode json) {
        return json.isBinary() || json.valueStream().anyMatch(Attachments::holdsBinary);
    }

    /// Puts the values in the places of their placeholders, in place; nothing if a placeholder names a value that did
    /// not come.
    static Optional<JsonNode> putBack(JsonNode json, List<byte[]> values) {
        if (json.path(PLACEHOLDER).booleanValue(false)) {
            int number = json.path(NUMBER).intValue(-1);
            boolean exists = number >= 0 && number < values.size();
            return exists ? Optional.of(BinaryNode.valueOf(values.get(number))) : Optional.empty();
        }
        boolean complete = switch (json) {
            case ArrayNode array -> putBackInto(array, values);
            case ObjectNode object -> putBackInto(object, values);
            default -> true;
        };
        return complete ? Optional.of(json) : Optional.empty();
    }

    private static boolean putBackInto(ArrayNode array, List<byte[]> values) {
        for (int index = 0; index < array.size(); index++) {
            Optional<JsonNode> element = putBack(array.get(index), values);
            if (element.isEmpty()) {
                return false;
            }
            array.set(index, element.get());
        }
        return true;
    }

    private static boolean putBackInto(ObjectNode object, List<byte[]> values) {
        for (Map.Entry<String, JsonNode> field : new ArrayList<>(object.properties())) {
            Optional<JsonNode> value = putBack(field.getValue(), values);
            if (value.isEmpty()) {
                return false;
            }
            object.set(field.getKey(), value.get());
        }
        return true;
    }
}
