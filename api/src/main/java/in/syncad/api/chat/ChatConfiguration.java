package in.syncad.api.chat;

import static in.syncad.api.failures.ConstraintRule.conflict;

import in.syncad.api.failures.ConstraintRules;
import in.syncad.api.files.FileKind;
import in.syncad.api.notifications.Channel;
import in.syncad.api.notifications.Language;
import in.syncad.api.notifications.MessageCategory;
import in.syncad.api.notifications.MessageKind;
import in.syncad.api.notifications.Wording;
import in.syncad.api.security.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What files messages have, and how those are told who are away.
@Configuration(proxyBeanMethods = false)
class ChatConfiguration {

    private static final long LARGEST = 20L << 20;

    @Bean
    FileKind chatAttachment() {
        return FileKind.ofDocuments("chat-attachment", LARGEST, Set.of(Role.values()));
    }

    @Bean
    ConstraintRules chatConstraints() {
        return ConstraintRules.of(
                conflict("chat_attachment_file", "file.in-use", "This file is attached to a message."),
                conflict("chat_attachment_file_unique", "file.in-use", "This file is attached to another message."));
    }

    /// Says from whom, and not what: a phone on a table shows it to everybody.
    @Bean
    MessageKind chatMessage() {
        return new MessageKind(
                "chat-message",
                MessageCategory.CHAT,
                List.of(Channel.PUSH),
                false,
                Set.of("id", "sender"),
                Map.of(
                        Language.EN, Map.of(Channel.PUSH, new Wording("SyncAD", "New message from {{sender}}")),
                        Language.HI, Map.of(Channel.PUSH, new Wording("SyncAD", "{{sender}} का नया संदेश"))),
                new MessageKind.Tap("CHAT", "OPEN_ACTIVITY"));
    }
}
