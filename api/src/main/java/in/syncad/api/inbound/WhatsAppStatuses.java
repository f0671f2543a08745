package in.syncad.api.inbound;

import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Statuses of messages by WhatsApp's Cloud API
/// (https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components#statuses-object). A message carries its
/// [Reference] as `biz_opaque_callback_data`.
@Component
class WhatsAppStatuses implements EventReader {

    @Override
    public Source source() {
        return Source.WHATSAPP;
    }

    static Reference referenceIn(JsonNode status) {
        return Reference.of(status.path("biz_opaque_callback_data").asString(""));
    }

    @Override
    public List<Happening> read(JsonNode status) {
        String delivery = referenceIn(status).delivery();
        return switch (status.path("status").asString("")) {
            case "delivered", "read" -> List.of(new Happening.Delivered(delivery));
            case "failed" -> List.of(new Happening.NotDelivered(delivery, reason(status)));
            default -> List.of();
        };
    }

    /// Titles may quote numbers of people; codes do not.
    private static String reason(JsonNode status) {
        return "WhatsApp could not deliver it (error %d)"
                .formatted(status.path("errors").path(0).path("code").asInt(0));
    }
}
