package in.syncad.api.inbound;

import in.syncad.api.users.MailStatus;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Events of a configuration set of SES
/// (https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html).
/// Our mails carry the tags `school` and, where somebody wants to know what became of them, `message`.
@Component
class SesEvents implements EventReader {

    private static final String PERMANENT = "Permanent";

    @Override
    public Source source() {
        return Source.SES;
    }

    /// The school that the mail was sent for, as its tag says it.
    static String schoolIn(JsonNode event) {
        return tag(event, "school").orElse("");
    }

    @Override
    public List<Happening> read(JsonNode event) {
        return switch (event.path("eventType").asString("")) {
            case "Delivery" -> delivered(event);
            case "Bounce" -> bounced(event);
            case "Complaint" -> complained(event.path("complaint"));
            case "Reject" -> notDelivered(event, "the mail service refused the content");
            case "Rendering Failure" -> notDelivered(event, "the mail service could not make the text");
            default -> List.of();
        };
    }

    private static List<Happening> delivered(JsonNode event) {
        JsonNode delivery = event.path("delivery");
        Instant at = moment(delivery);
        List<Happening> happenings = new ArrayList<>();
        tag(event, "message").ifPresent(key -> happenings.add(new Happening.Delivered(key)));
        delivery.path("recipients")
                .forEach(recipient -> happenings.add(new Happening.MailTaken(recipient.asString(), at)));
        return happenings;
    }

    /// After a transient one, such as a full mailbox, SES has given up this mail, but the next may arrive.
    private static List<Happening> bounced(JsonNode event) {
        JsonNode bounce = event.path("bounce");
        String kind = word(bounce.path("bounceType"));
        List<Happening> happenings = new ArrayList<>(
                notDelivered(event, "the mail came back (%s, %s)".formatted(kind, word(bounce.path("bounceSubType")))));
        if (kind.equals(PERMANENT)) {
            troubles(bounce, "bouncedRecipients", MailStatus.BOUNCED).forEach(happenings::add);
        }
        return happenings;
    }

    private static List<Happening> complained(JsonNode complaint) {
        return troubles(complaint, "complainedRecipients", MailStatus.COMPLAINED)
                .toList();
    }

    private static Stream<Happening> troubles(JsonNode told, String recipients, MailStatus status) {
        Instant at = moment(told);
        return told.path(recipients)
                .valueStream()
                .map(recipient ->
                        new Happening.MailTrouble(recipient.path("emailAddress").asString(""), status, at));
    }

    private static List<Happening> notDelivered(JsonNode event, String reason) {
        return tag(event, "message")
                .<List<Happening>>map(key -> List.of(new Happening.NotDelivered(key, reason)))
                .orElseGet(List::of);
    }

    private static Optional<String> tag(JsonNode event, String name) {
        return Optional.of(event.path("mail").path("tags").path(name).path(0).asString(""))
                .filter(value -> !value.isEmpty());
    }

    /// What is shown to people as a reason is made of words that we know the form of.
    private static String word(JsonNode value) {
        return value.asString("").replaceAll("[^A-Za-z]", "");
    }

    private static Instant moment(JsonNode told) {
        try {
            return Instant.parse(told.path("timestamp").asString(""));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("no time", e);
        }
    }
}
