package in.syncad.api.chat;

import in.syncad.api.audience.Recipient;
import in.syncad.api.notifications.Message;
import in.syncad.api.notifications.MessageKind;
import in.syncad.api.notifications.Notifications;
import in.syncad.api.presence.Presence;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Pushes to the phones of those who are away that there is something new: once for each conversation, until
/// they have read it.
@Component
class Knock {

    private final ConversationMemberStore members;
    private final Notifications notifications;
    private final Presence presence;
    private final MessageKind chatMessage;

    Knock(ConversationMemberStore members, Notifications notifications, Presence presence, MessageKind chatMessage) {
        this.members = members;
        this.presence = presence;
        this.notifications = notifications;
        this.chatMessage = chatMessage;
    }

    /// In the transaction that wrote the message.
    @EventListener
    void knock(EntryAdded added) {
        ChatMessage message = added.entry();
        if (message.kind() != EntryKind.MESSAGE) {
            return;
        }
        Set<UUID> away = new HashSet<>(added.hearers());
        away.remove(message.author().id());
        away.removeAll(presence.online(away));
        Set<UUID> told = members.tell(message.conversationId(), away);
        if (!told.isEmpty()) {
            notifications.send(new Message(
                    chatMessage,
                    "chat/" + message.id(),
                    Map.of(
                            "id", message.conversationId().toString(),
                            "sender", message.author().displayName()),
                    told.stream().map(Recipient::of).toList()));
        }
    }
}
