package in.syncad.embedded.aws.sesv2;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Properties;

/// Hands mails to the SMTP server on loopback, over one connection that stays open: the server greets in two packets,
/// and the second waits 40 ms for a delayed acknowledgement.
public final class Smtp implements AutoCloseable {

    private final Session session;
    private final Transport transport;

    public Smtp(int port) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(port));
        // Otherwise the client looks its own name up in DNS.
        properties.setProperty("mail.smtp.localhost", "localhost");
        properties.setProperty("mail.smtp.connectiontimeout", "5000");
        properties.setProperty("mail.smtp.timeout", "10000");
        this.session = Session.getInstance(properties);
        try {
            this.transport = session.getTransport("smtp");
        } catch (MessagingException e) {
            throw new IllegalStateException("There is no SMTP client on the class path", e);
        }
    }

    /// A mail outside SES, such as one of SNS.
    public void send(String from, String to, String subject, String text) {
        try {
            MimeMessage mail = new MimeMessage(session);
            mail.setFrom(new InternetAddress(from));
            mail.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to));
            mail.setSubject(subject, "UTF-8");
            mail.setText(text, "UTF-8");
            send(mail, List.of(new InternetAddress(to)));
        } catch (MessagingException e) {
            throw new IllegalStateException("The mail to one recipient was not taken", e);
        }
    }

    @Override
    public synchronized void close() throws MessagingException {
        transport.close();
    }

    Session session() {
        return session;
    }

    /// Returns when the server has taken the mail; without recipients nothing is sent.
    synchronized void send(MimeMessage mail, List<InternetAddress> recipients) throws MessagingException {
        if (recipients.isEmpty()) {
            return;
        }
        mail.saveChanges();
        if (!transport.isConnected()) {
            transport.connect();
        }
        transport.sendMessage(mail, recipients.toArray(Address[]::new));
    }
}
