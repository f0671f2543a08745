package in.syncad.api.notifications;

import in.syncad.common.mail.Mail;
import in.syncad.common.mail.Mailer;
import java.util.Map;
import org.springframework.stereotype.Component;

/// By mail. The tag `message` is the same in every attempt.
@Component
class MailCarrier implements Carrier {

    private final Mailer mailer;

    MailCarrier(Mailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Handover carry(Parcel parcel) {
        Map<String, String> tags =
                Map.of("type", parcel.kind().name(), "message", parcel.claimed().key());
        return new Handover.Taken(mailer.send(new Mail(
                parcel.address(), parcel.text().subject(), parcel.text().body(), tags)));
    }
}
