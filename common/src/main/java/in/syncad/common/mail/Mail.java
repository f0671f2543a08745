package in.syncad.common.mail;

import java.util.Map;
import java.util.regex.Pattern;

/// One mail to one person, plain text. `tags` go to the provider for statistics (letters, digits, `_`, `-` only);
/// no personal data in them. `headers` are further ones, such as `List-Unsubscribe`.
public record Mail(String to, String subject, String text, Map<String, String> tags, Map<String, String> headers) {

    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    public Mail {
        if (to.isBlank() || subject.isBlank() || text.isBlank()) {
            throw new IllegalArgumentException("a mail needs recipient, subject and text");
        }
        if (hasControls(to) || hasControls(subject)) {
            throw new IllegalArgumentException("control characters in a mail header");
        }
        headers = Map.copyOf(headers);
        if (headers.values().stream().anyMatch(Mail::hasControls)) {
            throw new IllegalArgumentException("control characters in a mail header");
        }
        tags = Map.copyOf(tags);
        if (!tags.entrySet().stream().allMatch(tag -> isTag(tag.getKey()) && isTag(tag.getValue()))) {
            throw new IllegalArgumentException("a mail tag holds letters, digits, _ and - only");
        }
    }

    public Mail(String to, String subject, String text, Map<String, String> tags) {
        this(to, subject, text, tags, Map.of());
    }

    private static boolean hasControls(String header) {
        return header.chars().anyMatch(Character::isISOControl);
    }

    private static boolean isTag(String text) {
        return TAG.matcher(text).matches();
    }

    /// Recipients are personal data: they stay out of logs.
    @Override
    public String toString() {
        return "Mail[subject=%s, tags=%s]".formatted(subject, tags);
    }
}
