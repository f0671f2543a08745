package in.syncad.socketio;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/// What a client sent: a name and arguments, all of them hostile. Binary arguments are `BinaryNode`s.
public final class Event {

    private final Socket socket;
    private final String name;
    private final List<JsonNode> arguments;
    private final long acknowledgement;
    private final AtomicBoolean acknowledged = new AtomicBoolean();

    Event(Socket socket, String name, List<JsonNode> arguments, long acknowledgement) {
        this.socket = socket;
        this.name = name;
        this.arguments = arguments;
        this.acknowledgement = acknowledgement;
    }

    /// An event as it is written: its name, then its arguments.
    static ArrayNode data(String event, JsonNode... arguments) {
        return JsonNodeFactory.instance.arrayNode().add(event).addAll(List.of(arguments));
    }

    public String name() {
        return name;
    }

    public List<JsonNode> arguments() {
        return arguments;
    }

    /// The argument at this place, from 0; a missing node if the client sent fewer.
    public JsonNode argument(int index) {
        return index < arguments.size() ? arguments.get(index) : MissingNode.getInstance();
    }

    /// Whether the client waits for an acknowledgement.
    public boolean wantsAcknowledgement() {
        return acknowledgement != Packet.NONE;
    }

    /// Answers the client, once; nothing if it does not wait for that.
    public void acknowledge(JsonNode... values) {
        if (wantsAcknowledgement() && acknowledged.compareAndSet(false, true)) {
            socket.acknowledge(acknowledgement, values);
        }
    }
}
