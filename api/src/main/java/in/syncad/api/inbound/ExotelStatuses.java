package in.syncad.api.inbound;

import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Status callbacks of Exotel (https://developer.exotel.com/api/sms). A message carries its [Reference] as
/// `CustomField`.
@Component
class ExotelStatuses implements EventReader {

    @Override
    public Source source() {
        return Source.EXOTEL;
    }

    static Reference referenceIn(JsonNode status) {
        return Reference.of(status.path("CustomField").asString(""));
    }

    /// `sent` is Exotel's word for delivered; what comes before says nothing.
    @Override
    public List<Happening> read(JsonNode status) {
        String delivery = referenceIn(status).delivery();
        return switch (status.path("Status").asString("")) {
            case "sent", "completed" -> List.of(new Happening.Delivered(delivery));
            case "failed" -> List.of(failed(delivery, "could not be delivered"));
            case "failed_dnd", "failed-dnd" -> List.of(failed(delivery, "is not wanted by its recipient"));
            case "no-answer", "busy" -> List.of(failed(delivery, "was not answered"));
            default -> List.of();
        };
    }

    private static Happening failed(String delivery, String why) {
        return new Happening.NotDelivered(delivery, "Exotel says that it " + why);
    }
}
