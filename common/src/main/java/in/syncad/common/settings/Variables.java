package in.syncad.common.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads environment variables and gathers everything that is wrong, so that an operator sees all of it at once.
/// Readers return a harmless stand-in for a wrong value; [#check] then stops the start.
public final class Variables {

    private final Function<String, @Nullable String> source;
    private final List<String> problems = new ArrayList<>();

    public Variables(Function<String, @Nullable String> source) {
        this.source = source;
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(source.apply(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    public String text(String name, String fallback) {
        return text(name).orElse(fallback);
    }

    /// @param expected what a good value looks like, for the message
    public String required(String name, String expected) {
        return text(name).orElseGet(() -> {
            wrong(name, "is not set", expected);
            return "";
        });
    }

    /// Turns the text into a value; an `IllegalArgumentException` of `parse` counts as a wrong value. The wrong value
    /// itself is not shown: it may be a secret.
    public <T> T parsed(String name, T fallback, String expected, Function<String, T> parse) {
        return text(name)
                .map(value -> {
                    try {
                        return parse.apply(value);
                    } catch (IllegalArgumentException e) {
                        wrong(name, "has a wrong value", expected);
                        return fallback;
                    }
                })
                .orElse(fallback);
    }

    public int number(String name, int fallback, int least, int most) {
        return parsed(name, fallback, "a whole number from %d to %d".formatted(least, most), value -> {
            int number = Integer.parseInt(value);
            if (number < least || number > most) {
                throw new IllegalArgumentException("out of range");
            }
            return number;
        });
    }

    public boolean flag(String name, boolean fallback) {
        return parsed(name, fallback, "true or false", value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        });
    }

    public Duration duration(String name, Duration fallback) {
        return parsed(name, fallback, "a duration such as 30s, 15m, 12h or 7d", ShortDuration::parse);
    }

    public Optional<URI> address(String name) {
        return parsed(name, Optional.empty(), "an absolute URL such as https://example.org", value -> {
            try {
                URI address = new URI(value);
                if (address.getScheme() == null || address.getHost() == null) {
                    throw new IllegalArgumentException("not absolute");
                }
                return Optional.of(address);
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    /// Records a problem that a reader of several variables found.
    public void wrong(String name, String problem, String expected) {
        problems.add("%s %s; expected: %s".formatted(name, problem, expected));
    }

    /// @throws WrongVariables when anything was missing or wrong
    public void check() {
        if (!problems.isEmpty()) {
            throw new WrongVariables(problems);
        }
    }
}
