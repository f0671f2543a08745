package in.syncad.api.security;

import in.syncad.api.settings.OperatorSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The secret that makes somebody an operator. Without one set, nobody is.
@Component
public class OperatorKey {

    public static final String HEADER = "X-Operator-Key";

    /// The code beside it, when a program asks for a token.
    public static final String CODE_HEADER = "X-Operator-Code";

    private final Optional<String> key;
    private final boolean alone;

    OperatorKey(OperatorSettings settings) {
        this.key = settings.key();
        this.alone = settings.secondFactor().isEmpty();
    }

    /// Takes the same time wherever the two differ.
    public boolean is(String given) {
        return key.filter(expected -> MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    /// Whether it opens the operators' pages by itself. Where a second factor is set it opens metrics and health only,
    /// which programs read that have no second factor; for the rest, key and code are turned into a token.
    boolean opensPages() {
        return alone;
    }
}
