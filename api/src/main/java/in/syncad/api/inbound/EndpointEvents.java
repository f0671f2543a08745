package in.syncad.api.inbound;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Events of a platform application of SNS
/// (https://docs.aws.amazon.com/sns/latest/dg/application-event-notifications.html):
/// that a push could not be delivered for good.
@Component
class EndpointEvents implements EventReader {

    /// After these the device stays out of reach until the app registers again.
    private static final Set<String> LASTING =
            Set.of("EndpointDisabled", "InvalidPlatformToken", "PlatformTokenExpired");

    @Override
    public Source source() {
        return Source.SNS;
    }

    static String addressIn(JsonNode event) {
        return event.path("EndpointArn").asString("");
    }

    @Override
    public List<Happening> read(JsonNode event) {
        if (!event.path("EventType").asString("").equals("DeliveryFailure")) {
            return List.of();
        }
        String kind = event.path("FailureType").asString("").replaceAll("[^A-Za-z]", "");
        Happening notTaken = new Happening.NotTaken(
                event.path("MessageId").asString(""), "the push service could not deliver it (%s)".formatted(kind));
        return LASTING.contains(kind)
                ? List.of(notTaken, new Happening.DeviceUnreachable(addressIn(event)))
                : List.of(notTaken);
    }
}
