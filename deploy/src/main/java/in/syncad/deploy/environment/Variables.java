package in.syncad.deploy.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads environment variables and gathers everything that is wrong with them, so that all of it is told at once.
final class Variables {

    private final Map<String, String> source;
    private final List<String> problems = new ArrayList<>();

    Variables(Map<String, String> source) {
        this.source = source;
    }

    /// The value, whatever it is; a wrong one is remembered for [#check].
    String text(String name, Pattern pattern, String expected) {
        String value = source.getOrDefault(name, "");
        if (!pattern.matcher(value).matches()) {
            problems.add("%s %s; expected: %s"
                    .formatted(name, value.isEmpty() ? "is not set" : "has a wrong value", expected));
        }
        return value;
    }

    /// @throws IllegalArgumentException when anything was missing or wrong; the message names all of it
    void check() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), problems));
        }
    }
}
