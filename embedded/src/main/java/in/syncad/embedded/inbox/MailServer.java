package in.syncad.embedded.inbox;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/// An SMTP server on loopback that puts each mail, once per recipient, into the inbox before it says 250.
public final class MailServer implements AutoCloseable {

    /// GreenMail keeps what it delivers in memory; forget it now and then.
    private static final int PURGE_EVERY = 500;

    private final GreenMail greenMail;
    private final Inbox inbox;
    private final Clock clock;
    private int delivered;

    private MailServer(GreenMail greenMail, Inbox inbox, Clock clock) {
        this.greenMail = greenMail;
        this.inbox = inbox;
        this.clock = clock;
    }

    public static MailServer start(Inbox inbox, Clock clock) {
        GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        MailServer server = new MailServer(greenMail, inbox, clock);
        GreenMailUser all = greenMail.setUser("inbox@localhost", "inbox", "inbox");
        greenMail.getUserManager().setMessageDeliveryHandler((message, recipient) -> {
            server.deliver(message, recipient);
            return all;
        });
        greenMail.start();
        return server;
    }

    public int port() {
        return greenMail.getSmtp().getPort();
    }

    @Override
    public void close() {
        greenMail.stop();
    }

    private synchronized void deliver(MovingMessage moving, MailAddress recipient)
            throws MessagingException, UserException {
        try {
            var mail = moving.getMessage();
            String subject = Objects.requireNonNullElse(mail.getSubject(), "");
            String body = text(mail, "text/plain").or(() -> html(mail)).orElse("");
            inbox.add(new Message(Channel.EMAIL, recipient.getEmail(), subject, body.strip(), clock.instant()));
            if (++delivered % PURGE_EVERY == 0) {
                greenMail.purgeEmailFromAllMailboxes();
            }
        } catch (IOException | FolderException e) {
            throw new UserException("The mail cannot be delivered", e);
        }
    }

    private static Optional<String> html(Part mail) {
        try {
            return text(mail, "text/html");
        } catch (MessagingException | IOException e) {
            return Optional.empty();
        }
    }

    /// The first part of this type, attachments left out.
    private static Optional<String> text(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type) && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return Optional.of(String.valueOf(part.getContent()));
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int index = 0; index < parts.getCount(); index++) {
                Optional<String> found = text(parts.getBodyPart(index), type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
