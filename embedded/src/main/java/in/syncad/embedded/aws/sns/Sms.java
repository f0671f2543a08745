package in.syncad.embedded.aws.sns;

import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.inbox.Channel;
import in.syncad.embedded.inbox.Inbox;
import in.syncad.embedded.inbox.Message;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Text messages, checked as SNS checks them, into the inbox
/// (https://docs.aws.amazon.com/sns/latest/dg/sms_sending-overview.html).
public final class Sms {

    static final String TYPE_RULE = "Promotional|Transactional";

    private static final int LONGEST = 1_600;
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");

    /// What an attribute of a text message must look like; the entity and template ids are those of India's DLT
    /// register.
    private static final Map<String, Pattern> RULES = Map.of(
            "AWS.SNS.SMS.SMSType", Pattern.compile(TYPE_RULE),
            "AWS.SNS.SMS.SenderID", Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9]([A-Za-z0-9-]{0,9}[A-Za-z0-9])?"),
            "AWS.SNS.SMS.MaxPrice", Pattern.compile("\\d+(\\.\\d{1,5})?"),
            "AWS.MM.SMS.EntityId", Pattern.compile("[A-Za-z0-9]{1,50}"),
            "AWS.MM.SMS.TemplateId", Pattern.compile("[A-Za-z0-9]{1,50}"),
            "AWS.MM.SMS.OriginationNumber", NUMBER);

    private final Inbox inbox;
    private final Clock clock;

    public Sms(Inbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    /// E.164 only.
    static void requireNumber(String parameter, String number) {
        if (!NUMBER.matcher(number).matches()) {
            throw Invalid.parameter(parameter + " Reason: " + number + " is not valid to publish to");
        }
    }

    void send(String number, String text, Map<String, Fields> attributes) {
        requireNumber("PhoneNumber", number);
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw Invalid.parameter("Message Reason: A text message has at most " + LONGEST + " bytes");
        }
        attributes.forEach(Sms::requireValid);
        inbox.add(new Message(Channel.SMS, number, "", text, clock.instant()));
    }

    private static void requireValid(String name, Fields attribute) {
        Optional<Pattern> rule = Optional.ofNullable(RULES.get(name));
        String value = attribute.optionalText("StringValue").orElse("");
        if (rule.filter(pattern -> !pattern.matcher(value).matches()).isPresent()) {
            throw Invalid.parameter(name + " Reason: '" + value + "' is not valid");
        }
        if (rule.isEmpty() && name.startsWith("AWS.")) {
            throw Invalid.parameter(name + " Reason: not an attribute of a text message");
        }
    }
}
