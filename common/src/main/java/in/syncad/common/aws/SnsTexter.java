package in.syncad.common.aws;

import in.syncad.common.text.TextMessage;
import in.syncad.common.text.TextSettings;
import in.syncad.common.text.Texter;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/// Text messages by SNS. Publish has no idempotency key, so the client must not retry by itself. The attributes are
/// those of the SNS developer guide, "Publishing to a mobile phone" and "SMS sender ID in India".
final class SnsTexter implements Texter {

    private static final AwsFailures SNS = AwsFailures.discreet("SNS");
    private static final String INDIA = "+91";

    private final SnsClient client;
    private final TextSettings settings;

    SnsTexter(SnsClient client, TextSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public String send(TextMessage message) {
        return SNS.once("Publish", () -> client.publish(request(message))).messageId();
    }

    PublishRequest request(TextMessage message) {
        return PublishRequest.builder()
                .phoneNumber(message.phone())
                .message(message.text())
                .messageAttributes(attributes(message))
                .build();
    }

    private Map<String, MessageAttributeValue> attributes(TextMessage message) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        attributes.put("AWS.SNS.SMS.SMSType", text("Transactional"));
        if (message.phone().startsWith(INDIA)) {
            settings.senderId().ifPresent(sender -> attributes.put("AWS.SNS.SMS.SenderID", text(sender)));
            settings.registration().ifPresent(registration -> {
                attributes.put("AWS.MM.SMS.EntityId", text(registration.entityId()));
                attributes.put(
                        "AWS.MM.SMS.TemplateId",
                        text(message.registeredWording().orElse(registration.templateId())));
            });
        }
        return attributes;
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
