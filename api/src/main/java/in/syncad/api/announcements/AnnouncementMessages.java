package in.syncad.api.announcements;

import in.syncad.api.notifications.Channel;
import in.syncad.api.notifications.Language;
import in.syncad.api.notifications.MessageCategory;
import in.syncad.api.notifications.MessageKind;
import in.syncad.api.notifications.Wording;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How an announcement is told. Title, data and action of the push are those that apps rely on (contract section 4).
@Configuration(proxyBeanMethods = false)
class AnnouncementMessages {

    static final String USUAL = "announcement";
    static final String URGENT = "urgent-announcement";

    private static final Set<String> VARIABLES = Set.of("id", "title", "body", "school");
    private static final MessageKind.Tap TAP = new MessageKind.Tap("ANNOUNCEMENT", "OPEN_ACTIVITY");

    @Bean(USUAL)
    MessageKind usual() {
        return kind(
                USUAL, false, List.of(Channel.IN_APP, Channel.PUSH, Channel.EMAIL, Channel.WHATSAPP, Channel.TEAMS));
    }

    @Bean(URGENT)
    MessageKind urgent() {
        return kind(
                URGENT,
                true,
                List.of(Channel.IN_APP, Channel.PUSH, Channel.SMS, Channel.EMAIL, Channel.WHATSAPP, Channel.TEAMS));
    }

    private static MessageKind kind(String name, boolean urgent, List<Channel> channels) {
        return new MessageKind(name, MessageCategory.ANNOUNCEMENTS, channels, urgent, VARIABLES, wordings(), TAP);
    }

    private static Map<Language, Map<Channel, Wording>> wordings() {
        return Map.of(
                Language.EN, wordings("New announcement: {{title}}"), Language.HI, wordings("नई सूचना: {{title}}"));
    }

    /// What the school wrote is the same in every language.
    private static Map<Channel, Wording> wordings(String push) {
        return Map.of(
                Channel.IN_APP, new Wording("{{title}}", "{{body}}"),
                Channel.PUSH, new Wording("SyncAD", push),
                Channel.SMS, new Wording("", "{{title}} - {{school}}"),
                Channel.WHATSAPP, new Wording("", "{{title}} - {{school}}"),
                Channel.EMAIL, new Wording("{{title}}", "{{body}}\n\n{{school}}"),
                Channel.TEAMS, new Wording("{{title}}", "{{body}}\n\n{{school}}"));
    }
}
