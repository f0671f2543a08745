package in.syncad.api.meetings;

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

/// How people are told of meetings who are not connected.
@Configuration(proxyBeanMethods = false)
class MeetingMessages {

    private static final Set<String> VARIABLES = Set.of("id", "title", "host");
    private static final MessageKind.Tap TAP = new MessageKind.Tap("MEETING", "OPEN_ACTIVITY");

    @Bean
    MessageKind meetingInvitation() {
        return kind(
                "meeting-invitation",
                false,
                "{{host}} invites you to a meeting: {{title}}",
                "{{host}} ने आपको बैठक में बुलाया है: {{title}}");
    }

    /// Urgent, as it is of no use in the morning.
    @Bean
    MessageKind meetingStarted() {
        return kind("meeting-started", true, "The meeting has started: {{title}}", "बैठक शुरू हो गई है: {{title}}");
    }

    private static MessageKind kind(String name, boolean urgent, String english, String hindi) {
        return new MessageKind(
                name,
                MessageCategory.APPOINTMENTS,
                List.of(Channel.IN_APP, Channel.PUSH),
                urgent,
                VARIABLES,
                Map.of(Language.EN, wordings(english), Language.HI, wordings(hindi)),
                TAP);
    }

    private static Map<Channel, Wording> wordings(String text) {
        return Map.of(
                Channel.IN_APP, new Wording("{{title}}", text),
                Channel.PUSH, new Wording("SyncAD", text));
    }
}
