package in.syncad.socketio;

import in.syncad.socketio.engine.OutgoingMessage;
import in.syncad.socketio.engine.Session;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A packet with its attachments, encoded for all who get it. Who makes it releases it; who hands it to another
/// thread retains it first.
final class EncodedPacket {

    private final List<OutgoingMessage> messages;

    private EncodedPacket(List<OutgoingMessage> messages) {
        this.messages = messages;
    }

    static EncodedPacket of(Packet packet) {
        return new EncodedPacket(List.of(OutgoingMessage.text(packet.encode())));
    }

    /// An event or an acknowledgement with JSON that may hold binary values.
    static EncodedPacket of(Packet.Kind kind, String namespace, long acknowledgement, JsonNode data) {
        List<byte[]> values = new ArrayList<>();
        String json = Json.write(Attachments.takeOut(data, values));
        Packet packet =
                new Packet(kind.withAttachments(!values.isEmpty()), namespace, acknowledgement, values.size(), json);
        List<OutgoingMessage> messages = new ArrayList<>(1 + values.size());
        messages.add(OutgoingMessage.text(packet.encode()));
        values.forEach(value -> messages.add(OutgoingMessage.binary(value)));
        return new EncodedPacket(messages);
    }

    void send(Session session) {
        messages.forEach(session::send);
    }

    EncodedPacket retain() {
        messages.forEach(OutgoingMessage::retain);
        return this;
    }

    void release() {
        messages.forEach(OutgoingMessage::release);
    }
}
