package in.syncad.api.security;

import in.syncad.api.settings.ApiSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The secret that makes somebody an operator. Without one set, nobody is.
@Component
public class OperatorKey {

    public static final String HEADER = "X-Operator-Key";

    private final Optional<String> key;

    OperatorKey(ApiSettings settings) {
        this.key = settings.operatorKey();
    }

    /// Takes the same time wherever the two differ.
    public boolean is(String given) {
        return key.filter(expected -> MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    Optional<String> value() {
        return key;
    }
}
