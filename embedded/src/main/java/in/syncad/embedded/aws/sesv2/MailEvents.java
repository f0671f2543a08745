package in.syncad.embedded.aws.sesv2;

import in.syncad.embedded.aws.conventions.Account;
import in.syncad.embedded.aws.model.Fields;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tools.jackson.databind.json.JsonMapper;

/// Tells what became of mails
/// (https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html). Those to the addresses of
/// SES's own simulator bounce or are complained about
/// (https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html), labels after a `+` included.
public final class MailEvents {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SIMULATOR = "(\\+[^@]*)?@simulator\\.amazonses\\.com";

    private final EventDestinations destinations;
    private final Suppression suppression;
    private final BiConsumer<String, String> announcing;
    private final Account account;
    private final Clock clock;

    /// @param announcing takes the ARN of a topic and what it is told
    public MailEvents(
            EventDestinations destinations,
            Suppression suppression,
            BiConsumer<String, String> announcing,
            Account account,
            Clock clock) {
        this.destinations = destinations;
        this.suppression = suppression;
        this.announcing = announcing;
        this.account = account;
        this.clock = clock;
    }

    /// Whether the mailbox exists, and the account may send there.
    boolean arrives(InternetAddress recipient) {
        return !suppression.covers(recipient.getAddress()) && !isSimulated("bounce", recipient);
    }

    /// @param request that the mail was sent by
    void tell(Fields request, String messageId, List<InternetAddress> recipients) {
        request.optionalText("ConfigurationSetName")
                .ifPresent(set -> recipients.forEach(recipient -> {
                    if (!arrives(recipient)) {
                        tell(set, "Bounce", bounce(recipient), mail(request, set, messageId, recipient));
                    } else {
                        tell(set, "Delivery", delivery(recipient), mail(request, set, messageId, recipient));
                    }
                    if (isSimulated("complaint", recipient)) {
                        tell(set, "Complaint", complaint(recipient), mail(request, set, messageId, recipient));
                    }
                }));
    }

    private void tell(String set, String type, Map<String, Object> what, Map<String, Object> mail) {
        String event =
                JSON.writeValueAsString(Map.of("eventType", type, type.toLowerCase(Locale.ROOT), what, "mail", mail));
        destinations.topics(set, type.toUpperCase(Locale.ROOT)).forEach(topic -> announcing.accept(topic, event));
    }

    private Map<String, Object> bounce(InternetAddress recipient) {
        String why = suppression.covers(recipient.getAddress()) ? "OnAccountSuppressionList" : "General";
        return Map.of(
                "bounceType",
                "Permanent",
                "bounceSubType",
                why,
                "bouncedRecipients",
                List.of(Map.of(
                        "emailAddress", recipient.getAddress(),
                        "action", "failed",
                        "status", "5.1.1",
                        "diagnosticCode", "smtp; 550 5.1.1 user unknown")),
                "timestamp",
                clock.instant().toString());
    }

    private Map<String, Object> delivery(InternetAddress recipient) {
        return Map.of(
                "recipients",
                List.of(recipient.getAddress()),
                "processingTimeMillis",
                1,
                "smtpResponse",
                "250 2.0.0 OK",
                "timestamp",
                clock.instant().toString());
    }

    private Map<String, Object> complaint(InternetAddress recipient) {
        return Map.of(
                "complainedRecipients", List.of(Map.of("emailAddress", recipient.getAddress())),
                "complaintFeedbackType", "abuse",
                "timestamp", clock.instant().toString());
    }

    private Map<String, Object> mail(Fields request, String set, String messageId, InternetAddress recipient) {
        Map<String, List<String>> tags = new TreeMap<>(Map.of("ses:configuration-set", List.of(set)));
        for (String name : List.of("EmailTags", "DefaultEmailTags")) {
            request.structures(name).forEach(tag -> tags.put(tag.text("Name"), List.of(tag.text("Value"))));
        }
        return Map.of(
                "timestamp", clock.instant().toString(),
                "source", request.optionalText("FromEmailAddress").orElse(""),
                "sendingAccountId", account.id(),
                "messageId", messageId,
                "destination", List.of(recipient.getAddress()),
                "tags", tags);
    }

    private static boolean isSimulated(String what, InternetAddress recipient) {
        return recipient.getAddress().toLowerCase(Locale.ROOT).matches(what + SIMULATOR);
    }
}
