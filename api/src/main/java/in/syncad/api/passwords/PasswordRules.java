package in.syncad.api.passwords;

import in.syncad.common.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/// Which passwords may be set. Length is told by the schema of the requests; beyond it everything goes (NIST SP
/// 800-63B), but for what attackers try first.
@Component
public class PasswordRules {

    public static final int SHORTEST = 8;
    public static final int LONGEST = 128;

    private final BreachedPasswords breached;

    PasswordRules(BreachedPasswords breached) {
        this.breached = breached;
    }

    /// @param pointer where it stands in the request
    /// @throws Refused 422 `password.breached`
    void require(String password, String pointer) {
        if (breached.contain(sha1(PasswordHashes.normal(password)))) {
            throw Refused.invalid(
                    "password.breached",
                    pointer,
                    "This password is known from breaches elsewhere; everybody tries it first. Choose another one.");
        }
    }

    private static String sha1(String password) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
