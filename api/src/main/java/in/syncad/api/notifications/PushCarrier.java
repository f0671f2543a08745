package in.syncad.api.notifications;

import in.syncad.common.push.Push;
import in.syncad.common.push.PushGateway;
import in.syncad.common.push.PushSettings;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// To the app on one device. A push that arrives twice is shown once, by its key.
@Component
class PushCarrier implements Carrier {

    private final PushGateway gateway;
    private final PushSettings settings;

    PushCarrier(PushGateway gateway, PushSettings settings) {
        this.gateway = gateway;
        this.settings = settings;
    }

    @Override
    public Channel channel() {
        return Channel.PUSH;
    }

    @Override
    public Optional<String> off() {
        return settings instanceof PushSettings.Off ? Optional.of("push is not configured") : Optional.empty();
    }

    @Override
    public Handover carry(Parcel parcel) {
        return switch (gateway.send(parcel.address(), push(parcel))) {
            case PushGateway.Receipt.Accepted(String messageId) -> new Handover.Taken(messageId);
            case PushGateway.Receipt.Gone() -> new Handover.DeviceGone();
        };
    }

    private static Push push(Parcel parcel) {
        MessageKind.Tap tap = parcel.kind().tap();
        Claimed claimed = parcel.claimed();
        Map<String, String> data =
                Map.of("type", tap.type(), "id", claimed.data().getOrDefault("id", ""));
        return new Push(
                parcel.text().subject(),
                parcel.text().body(),
                data,
                tap.action(),
                claimed.notification().toString());
    }
}
