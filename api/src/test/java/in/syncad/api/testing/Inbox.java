package in.syncad.api.testing;

import static org.awaitility.Awaitility.await;

import in.syncad.common.mail.Mail;
import in.syncad.common.mail.Mailer;
import in.syncad.common.text.TextMessage;
import in.syncad.common.text.Texter;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The in-memory twin of [Mailer] and [Texter]: what would have been delivered, for tests to read.
public final class Inbox implements Mailer, Texter {

    private static final Pattern CODE = Pattern.compile("\\b([0-9]{6})\\b");

    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final List<TextMessage> texts = new CopyOnWriteArrayList<>();

    @Override
    public String send(Mail mail) {
        mails.add(mail);
        return UUID.randomUUID().toString();
    }

    @Override
    public String send(TextMessage message) {
        texts.add(message);
        return UUID.randomUUID().toString();
    }

    public List<Mail> mailsTo(String address) {
        return mails.stream().filter(mail -> mail.to().equals(address)).toList();
    }

    public List<TextMessage> textsTo(String phone) {
        return texts.stream().filter(text -> text.phone().equals(phone)).toList();
    }

    /// The code in the newest message after the first `seen` ones, as soon as it is there.
    public String codeTo(String login, int seen) {
        List<String> messages =
                await().atMost(Duration.ofSeconds(20)).until(() -> messagesTo(login), found -> found.size() > seen);
        Matcher matcher = CODE.matcher(messages.getLast());
        if (!matcher.find()) {
            throw new AssertionError("no code in the message");
        }
        return matcher.group(1);
    }

    public List<String> messagesTo(String login) {
        return login.startsWith("+")
                ? textsTo(login).stream().map(TextMessage::text).toList()
                : mailsTo(login).stream().map(Mail::text).toList();
    }
}
