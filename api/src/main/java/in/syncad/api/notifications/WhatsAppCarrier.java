package in.syncad.api.notifications;

import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.whatsapp.WhatsApp;
import in.syncad.common.whatsapp.WhatsAppMessage;
import in.syncad.common.whatsapp.WhatsAppSettings;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// By WhatsApp. What is said stands in a wording that WhatsApp has approved, with the variables of ours: under the name
/// that the school gave, or else under that of the kind of message, `urgent_announcement`. WhatsApp knows no
/// repetition:
/// a lost answer may cost a second message.
@Component
class WhatsAppCarrier implements Carrier {

    private final Optional<WhatsApp> whatsApp;

    WhatsAppCarrier(WhatsAppSettings settings) {
        this.whatsApp = settings.sender().map(WhatsApp::new);
    }

    @Override
    public Channel channel() {
        return Channel.WHATSAPP;
    }

    @Override
    public Optional<String> off() {
        return whatsApp.isEmpty() ? Optional.of("WhatsApp is not configured") : Optional.empty();
    }

    @Override
    public Handover carry(Parcel parcel) {
        return new Handover.Taken(whatsApp.orElseThrow().send(message(parcel)));
    }

    private static WhatsAppMessage message(Parcel parcel) {
        Templates.Choice choice = parcel.choice();
        Map<String, String> data = parcel.claimed().data();
        return new WhatsAppMessage(
                parcel.address(),
                choice.registeredWording().orElse(parcel.kind().name().replace('-', '_')),
                choice.language().code(),
                choice.wording().variables().stream().collect(Collectors.toMap(Function.identity(), data::get)),
                "%s/%s".formatted(CurrentSchool.get().id(), parcel.claimed().key()));
    }
}
