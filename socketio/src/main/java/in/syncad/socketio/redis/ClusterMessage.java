package in.syncad.socketio.redis;

import in.syncad.socketio.Broadcast;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A broadcast as members of a cluster tell it each other (`ClusterAdapter` in `socket.io-adapter`): JSON, or
/// MessagePack if it holds binary values. Of other messages, which ask for an answer, nothing is understood.
///
/// @param member who sent it
record ClusterMessage(String member, Broadcast broadcast) {

    private static final int BROADCAST = 3;
    private static final int EVENT = 2;
    private static final JsonMapper MAPPER = JsonMapper.shared();

    byte[] encode() {
        String namespace = broadcast.namespace();
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("uid", member).put("nsp", namespace).put("type", BROADCAST);
        ObjectNode content = message.putObject("data");
        content.putObject("packet").put("type", EVENT).put("nsp", namespace).set("data", broadcast.data());
        ObjectNode options = content.putObject("opts");
        broadcast.rooms().forEach(options.putArray("rooms")::add);
        broadcast.except().forEach(options.putArray("except")::add);
        ObjectNode flags = options.putObject("flags");
        if (broadcast.isVolatile()) {
            flags.put("volatile", true);
        }
        return broadcast.holdsBinary() ? MessagePackWriter.write(message) : MAPPER.writeValueAsBytes(message);
    }

    /// Nothing if it is not a broadcast in this format, or one that waits for acknowledgements.
    static Optional<ClusterMessage> decode(byte[] bytes) {
        return read(bytes).filter(ClusterMessage::isBroadcast).flatMap(message -> {
            JsonNode content = message.path("data");
            JsonNode options = content.path("opts");
            return content.at("/packet/data") instanceof ArrayNode data
                            && data.path(0).isString()
                    ? Optional.of(new ClusterMessage(
                            message.path("uid").stringValue(""),
                            new Broadcast(
                                    message.path("nsp").stringValue(""),
                                    strings(options.path("rooms")),
                                    strings(options.path("except")),
                                    options.at("/flags/volatile").booleanValue(false),
                                    data)))
                    : Optional.empty();
        });
    }

    private static boolean isBroadcast(JsonNode message) {
        JsonNode content = message.path("data");
        return message.path("type").intValue(0) == BROADCAST
                && content.path("requestId").isMissingNode()
                && content.at("/packet/type").intValue(0) == EVENT
                && content.at("/packet/id").isMissingNode();
    }

    private static Optional<JsonNode> read(byte[] bytes) {
        try {
            return bytes.length > 0 && bytes[0] == '{'
                    ? Optional.of(MAPPER.readTree(bytes))
                    : MessagePackReader.read(bytes);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Set<String> strings(JsonNode values) {
        Set<String> strings = new HashSet<>();
        values.valueStream().filter(JsonNode::isString).forEach(value -> strings.add(value.stringValue()));
        return strings;
    }
}
