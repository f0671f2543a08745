package in.syncad.provisioning.console;

import static in.syncad.web.pages.Html.text;

import in.syncad.provisioning.schools.UnderWay;
import in.syncad.web.pages.Html;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// States as small labels, and what is under way as a sentence.
final class Badges {

    /// So often fails what does not pass by itself.
    private static final int STUCK_ATTEMPTS = 5;

    /// Nodes look for work twice a second; one that died is found dead within twelve.
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private Badges() {}

    /// The colour says nothing that the word does not say.
    static String of(String state) {
        return "<span class=\"badge %s\">%s</span>".formatted(kind(state), text(words(state)));
    }

    /// The class that a state of a school or of a step has in the style sheet.
    static String kind(String state) {
        return switch (state) {
            case "active", "done" -> "good";
            case "failed" -> "bad";
            case "provisioning", "deleting", "running", "waiting", "retrying", "undoing" -> "busy";
            default -> "calm";
        };
    }

    /// `create-school` for people.
    static String words(String code) {
        return code.replace('-', ' ');
    }

    /// Why it will hardly go on by itself; empty where it will.
    static Optional<String> stuck(UnderWay doing, Instant now) {
        if (doing.nextAttemptAt()
                .filter(next -> next.isBefore(now.minus(LONGEST_REST)))
                .isPresent()) {
            return Optional.of("no node takes it up");
        }
        return doing.error().filter(why -> doing.attempts() >= STUCK_ATTEMPTS).map(why -> "fails again and again");
    }

    /// In one sentence, as HTML.
    static String sentence(UnderWay doing) {
        String step = doing.step()
                .map(name -> ": %s, attempt %d".formatted(words(name), Math.max(1, doing.attempts())))
                .orElse("");
        String next =
                doing.nextAttemptAt().map(at -> ", next at " + Html.time(at)).orElse(", being worked on");
        return "%s is %s%s%s."
                .formatted(text(capital(words(doing.what()))), text(words(doing.progress())), text(step), next);
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
