package in.syncad.common.mail;

import java.util.Map;

/// One mail to one person, plain text. `tags` go to the provider for statistics (letters, digits, `_`, `-` only);
/// no personal data in them.
public record Mail(String to, String subject, String text, Map<String, String> tags) {

    public Mail {
        if (to.isBlank() || subject.isBlank() || text.isBlank()) {
            throw new IllegalArgumentException("a mail needs recipient, subject and text");
        }
        if (to.chars().anyMatch(Character::isISOControl) || subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("control characters in a mail header");
        }
        tags = Map.copyOf(tags);
    }

    /// Recipients are personal data: they stay out of logs.
    @Override
    public String toString() {
        return "Mail[subject=%s, tags=%s]".formatted(subject, tags);
    }
}
