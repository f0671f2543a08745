package in.syncad.socketio.redis;

import in.syncad.socketio.Broadcast;
import in.syncad.socketio.Instruction;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An instruction as members of a cluster tell it each other (`ClusterAdapter` in `socket.io-adapter`): JSON, or
/// MessagePack if it holds binary values. Of other messages, which ask for an answer, nothing is understood.
///
/// @param member who sent it
record ClusterMessage(String member, Instruction instruction) {

    private static final int BROADCAST = 3;
    private static final int JOIN = 4;
    private static final int LEAVE = 5;
    private static final int DISCONNECT = 6;
    private static final int EVENT = 2;
    private static final JsonMapper MAPPER = JsonMapper.shared();

    byte[] encode() {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("uid", member).put("nsp", instruction.namespace());
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        int type = switch (instruction) {
            case Broadcast broadcast -> put(content, broadcast);
            case Instruction.Join join -> putRooms(content, join.joined(), JOIN);
            case Instruction.Leave leave -> putRooms(content, leave.left(), LEAVE);
            case Instruction.Disconnect end -> {
                content.put("close", end.closing());
                yield DISCONNECT;
            }
        };
        content.set("opts", options());
        message.put("type", type).set("data", content);
        boolean isBinary = instruction instanceof Broadcast broadcast && broadcast.holdsBinary();
        return isBinary ? MessagePackWriter.write(message) : MAPPER.writeValueAsBytes(message);
    }

    private static int put(ObjectNode content, Broadcast broadcast) {
        content.putObject("packet")
                .put("type", EVENT)
                .put("nsp", broadcast.namespace())
                .set("data", broadcast.data());
        return BROADCAST;
    }

    private static int putRooms(ObjectNode content, Set<String> rooms, int type) {
        rooms.forEach(content.putArray("rooms")::add);
        return type;
    }

    private ObjectNode options() {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        instruction.rooms().forEach(options.putArray("rooms")::add);
        instruction.except().forEach(options.putArray("except")::add);
        ObjectNode flags = options.putObject("flags");
        if (instruction instanceof Broadcast broadcast && broadcast.isVolatile()) {
            flags.put("volatile", true);
        }
        return options;
    }

    /// Nothing if it is no instruction in this format, or one that waits for acknowledgements.
    static Optional<ClusterMessage> decode(byte[] bytes) {
        return read(bytes)
                .flatMap(message -> instruction(message)
                        .map(instruction ->
                                new ClusterMessage(message.path("uid").stringValue(""), instruction)));
    }

    private static Optional<Instruction> instruction(JsonNode message) {
        String namespace = message.path("nsp").stringValue("");
        JsonNode content = message.path("data");
        if (!content.path("opts").isObject()) {
            return Optional.empty();
        }
        Set<String> to = strings(content.at("/opts/rooms"));
        Set<String> except = strings(content.at("/opts/except"));
        return switch (message.path("type").intValue(0)) {
            case BROADCAST -> broadcast(namespace, to, except, content);
            case JOIN -> Optional.of(new Instruction.Join(namespace, to, except, strings(content.path("rooms"))));
            case LEAVE -> Optional.of(new Instruction.Leave(namespace, to, except, strings(content.path("rooms"))));
            case DISCONNECT ->
                Optional.of(new Instruction.Disconnect(
                        namespace, to, except, content.path("close").booleanValue(false)));
            default -> Optional.empty();
        };
    }

    private static Optional<Instruction> broadcast(
            String namespace, Set<String> to, Set<String> except, JsonNode content) {
        boolean isPlain = content.path("requestId").isMissingNode()
                && content.at("/packet/type").intValue(0) == EVENT
                && content.at("/packet/id").isMissingNode();
        boolean isVolatile = content.at("/opts/flags/volatile").booleanValue(false);
        return isPlain
                        && content.at("/packet/data") instanceof ArrayNode data
                        && data.path(0).isString()
                ? Optional.of(new Broadcast(namespace, to, except, isVolatile, data))
                : Optional.empty();
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
