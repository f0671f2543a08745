package in.syncad.embedded.aws.sesv2;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.Fields;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/// Makes MIME messages of requests.
final class MailComposer {

    private final Session session;
    private final Clock clock;

    MailComposer(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /// The sender, the visible recipients and the addresses for answers.
    record Envelope(
            InternetAddress from, List<InternetAddress> to, List<InternetAddress> cc, List<InternetAddress> replyTo) {}

    MimeMessage compose(Envelope envelope, MailContent content) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(envelope.from());
        mail.setRecipients(RecipientType.TO, envelope.to().toArray(InternetAddress[]::new));
        mail.setRecipients(RecipientType.CC, envelope.cc().toArray(InternetAddress[]::new));
        if (!envelope.replyTo().isEmpty()) {
            mail.setReplyTo(envelope.replyTo().toArray(InternetAddress[]::new));
        }
        mail.setSentDate(Date.from(clock.instant()));
        mail.setSubject(content.subject(), "UTF-8");
        for (Fields header : content.headers()) {
            mail.setHeader(header.text("Name"), header.text("Value"));
        }
        addBody(mail, content.text(), content.html());
        return mail;
    }

    /// A mail that the caller composed.
    MimeMessage parse(byte[] raw) {
        try {
            MimeMessage mail = new MimeMessage(session, new ByteArrayInputStream(raw));
            if (mail.getFrom() == null || mail.getFrom().length != 1) {
                throw new AwsError("BadRequestException", "Missing required header 'From'.");
            }
            return mail;
        } catch (MessagingException e) {
            throw new AwsError("BadRequestException", "The raw message cannot be read.");
        }
    }

    private static void addBody(MimeMessage mail, Optional<String> text, Optional<String> html)
            throws MessagingException {
        if (text.isPresent() && html.isPresent()) {
            MimeMultipart alternatives = new MimeMultipart("alternative");
            alternatives.addBodyPart(part(text.get(), "plain"));
            alternatives.addBodyPart(part(html.get(), "html"));
            mail.setContent(alternatives);
        } else if (html.isPresent()) {
            mail.setText(html.get(), "UTF-8", "html");
        } else {
            mail.setText(text.orElse(""), "UTF-8", "plain");
        }
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        return part;
    }
}
