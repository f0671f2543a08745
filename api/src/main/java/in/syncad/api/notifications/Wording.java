package in.syncad.api.notifications;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is said on one channel in one language, with `{{variables}}` to be filled in. A mail has a subject and a body;
/// of a push, the subject is the title; a text message is its body alone.
public record Wording(String subject, String body) {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([A-Za-z][A-Za-z0-9]*)\\s*}}");

    /// A message fills in what a wording names, or the wording cannot be used.
    static final class VariableMissing extends RuntimeException {

        private static final long serialVersionUID = 1L;

        VariableMissing(String name) {
            super("the template names {{%s}}, which this message does not have".formatted(name), null, false, false);
        }
    }

    Set<String> variables() {
        Set<String> names = new TreeSet<>();
        Matcher matcher = VARIABLE.matcher(subject + "\n" + body);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /// What is filled in is never read as a template again.
    ///
    /// @throws VariableMissing when `data` lack something
    Wording filled(Map<String, String> data) {
        return new Wording(filled(subject, data).replaceAll("\\s+", " ").strip(), filled(body, data));
    }

    /// What is lacking stays empty.
    Wording filledAsFarAsPossible(Map<String, String> data) {
        Map<String, String> all = new HashMap<>(data);
        variables().forEach(name -> all.putIfAbsent(name, ""));
        return filled(all);
    }

    private static String filled(String text, Map<String, String> data) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found, data)));
    }

    private static String value(MatchResult found, Map<String, String> data) {
        return Optional.ofNullable(data.get(found.group(1))).orElseThrow(() -> new VariableMissing(found.group(1)));
    }
}
