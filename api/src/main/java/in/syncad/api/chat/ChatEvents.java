package in.syncad.api.chat;

import in.syncad.api.realtime.ClientEvents;
import in.syncad.api.realtime.Connection;
import in.syncad.api.realtime.Live;
import in.syncad.api.realtime.RealtimeFeature;
import in.syncad.web.JsonBodies;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The same verbs as over HTTP, for clients that are connected anyway.
@Component
class ChatEvents implements RealtimeFeature {

    static final String TYPING = "chat:typing";

    private static final double SENT_A_SECOND = 5;
    private static final double READ_A_SECOND = 5;
    private static final double TYPED_A_SECOND = 1;

    private final Messages messages;
    private final Reading reading;
    private final ConversationMembers members;
    private final Live live;
    private final JsonBodies bodies;

    ChatEvents(Messages messages, Reading reading, ConversationMembers members, Live live, JsonBodies bodies) {
        this.messages = messages;
        this.reading = reading;
        this.members = members;
        this.live = live;
        this.bodies = bodies;
    }

    record Send(
            @NotNull UUID conversationId, @NotNull @Valid MessageDetails message) {}

    record Read(
            @NotNull UUID conversationId, @NotNull @Min(0) Long seq) {}

    record Type(@NotNull UUID conversationId) {}

    /// Who is writing, and where.
    record Typing(UUID conversationId, UUID userId) {}

    @Override
    public void handle(ClientEvents events) {
        events.on("chat:send", SENT_A_SECOND, (connection, body) -> send(connection, bodies.read(body, Send.class)));
        events.on(ChatPush.READ, READ_A_SECOND, (connection, body) -> read(connection, bodies.read(body, Read.class)));
        events.on(TYPING, TYPED_A_SECOND, (connection, body) -> type(connection, bodies.read(body, Type.class)));
    }

    private Object send(Connection connection, Send wanted) {
        return messages.send(wanted.conversationId(), wanted.message(), connection.caller())
                .value();
    }

    private Object read(Connection connection, Read wanted) {
        reading.read(wanted.conversationId(), wanted.seq(), connection.caller());
        return Map.of();
    }

    private Object type(Connection connection, Type wanted) {
        UUID conversation = wanted.conversationId();
        live.toUsersWhileFresh(
                members.others(conversation, connection.caller()),
                TYPING,
                new Typing(conversation, connection.caller().id()));
        return Map.of();
    }
}
