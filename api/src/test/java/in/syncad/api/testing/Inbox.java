package in.syncad.api.testing;

import static org.awaitility.Awaitility.await;

import in.syncad.embedded.aws.LocalAws;
import in.syncad.embedded.inbox.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What was delivered, for tests to read.
public final class Inbox {

    private static final Pattern CODE = Pattern.compile("\\b([0-9]{6})\\b");
    private static final int MOST = 1_000;

    private final LocalAws aws;

    Inbox(LocalAws aws) {
        this.aws = aws;
    }

    /// Newest first.
    public List<Message> to(String recipient) {
        return aws.inbox().newest(Optional.of(recipient), Optional.empty(), MOST);
    }

    /// The code in the newest message, as soon as there are more than `seen` of them.
    public String codeTo(String login, int seen) {
        List<Message> messages =
                await().atMost(Duration.ofSeconds(30)).until(() -> to(login), found -> found.size() > seen);
        Matcher matcher = CODE.matcher(messages.getFirst().body());
        if (!matcher.find()) {
            throw new AssertionError("no code in the message");
        }
        return matcher.group(1);
    }
}
