package in.syncad.api.notifications;

import in.syncad.common.mail.Mail;
import in.syncad.common.mail.Mailer;
import java.net.URI;
import java.util.Map;
import org.springframework.stereotype.Component;

/// By mail. The tag `message` is the same in every attempt.
@Component
class MailCarrier implements Carrier {

    private final Mailer mailer;
    private final Unsubscribing unsubscribing;

    MailCarrier(Mailer mailer, Unsubscribing unsubscribing) {
        this.mailer = mailer;
        this.unsubscribing = unsubscribing;
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
                parcel.address(), parcel.text().subject(), parcel.text().body(), tags, headers(parcel))));
    }

    /// Mail programs show them as a button (RFC 8058).
    private Map<String, String> headers(Parcel parcel) {
        URI link = unsubscribing.link(
                parcel.claimed().user().orElseThrow(), parcel.kind().category());
        return Map.of("List-Unsubscribe", "<" + link + ">", "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
}
