package in.syncad.api.notifications;

import in.syncad.common.text.TextMessage;
import in.syncad.common.text.Texter;
import org.springframework.stereotype.Component;

/// By text message. The provider knows no repetition: a lost answer may cost a second message.
@Component
class SmsCarrier implements Carrier {

    private final Texter texter;

    SmsCarrier(Texter texter) {
        this.texter = texter;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Handover carry(Parcel parcel) {
        return new Handover.Taken(texter.send(new TextMessage(
                parcel.address(), parcel.text().body(), parcel.choice().registeredWording())));
    }
}
