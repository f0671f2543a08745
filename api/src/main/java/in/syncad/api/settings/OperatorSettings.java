package in.syncad.api.settings;

import in.syncad.common.settings.Variables;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/// How whoever runs the service proves it.
///
/// @param key empty: nobody is an operator
/// @param secondFactor the secret behind the codes (TOTP) that are asked for beside the key; empty: none are
public record OperatorSettings(Optional<String> key, Optional<SecretKey> secondFactor) {

    private static final int LEAST_KEY = 24;
    private static final String KEY_EXPECTED = "at least %d characters of random text".formatted(LEAST_KEY);
    private static final int LEAST_SECRET_BYTES = 16;
    private static final String SECRET_EXPECTED =
            "random bytes in Base32 (A-Z, 2-7), at least %d of them (128 bits)".formatted(LEAST_SECRET_BYTES);
    private static final Pattern BASE32 = Pattern.compile("(?:[A-Z2-7]{8})*(?:[A-Z2-7]{2}|[A-Z2-7]{4,5}|[A-Z2-7]{7})?");
    private static final int BASE32_BLOCK = 8;

    static OperatorSettings from(Variables variables) {
        return new OperatorSettings(
                variables.parsed("OPERATOR_KEY", Optional.empty(), KEY_EXPECTED, OperatorSettings::key),
                variables.parsed("OPERATOR_TOTP_SECRET", Optional.empty(), SECRET_EXPECTED, OperatorSettings::secret));
    }

    private static Optional<String> key(String text) {
        if (text.length() < LEAST_KEY) {
            throw new IllegalArgumentException("too short");
        }
        return Optional.of(text);
    }

    /// As authenticator apps take it: with or without padding, in groups or not.
    private static Optional<SecretKey> secret(String text) {
        String digits = text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]|=+$", "");
        if (!BASE32.matcher(digits).matches()) {
            throw new IllegalArgumentException("not Base32");
        }
        byte[] bytes = Base32.decode(digits + "=".repeat(Math.floorMod(-digits.length(), BASE32_BLOCK)));
        if (bytes.length < LEAST_SECRET_BYTES) {
            throw new IllegalArgumentException("too short");
        }
        return Optional.of(new SecretKeySpec(bytes, "HmacSHA1"));
    }

    @Override
    public String toString() {
        return "OperatorSettings[]";
    }
}
