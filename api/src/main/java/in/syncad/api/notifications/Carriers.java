package in.syncad.api.notifications;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The carrier of each channel.
@Component
class Carriers {

    private final Map<Channel, Carrier> carriers = new EnumMap<>(Channel.class);

    Carriers(List<Carrier> carriers) {
        carriers.forEach(carrier -> this.carriers.put(carrier.channel(), carrier));
    }

    Optional<Carrier> of(Channel channel) {
        return Optional.ofNullable(carriers.get(channel));
    }

    /// The channels that cannot be used here, and why.
    Map<Channel, String> off() {
        Map<Channel, String> off = new EnumMap<>(Channel.class);
        carriers.forEach((channel, carrier) -> carrier.off().ifPresent(why -> off.put(channel, why)));
        return off;
    }
}
