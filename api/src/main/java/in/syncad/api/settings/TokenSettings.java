package in.syncad.api.settings;

import in.syncad.common.settings.Variables;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// The secret behind access tokens and how long tokens live. During a rotation the previous secret still verifies.
public record TokenSettings(String secret, Optional<String> previousSecret, Duration access, Duration refresh) {

    private static final int LEAST_BYTES = 32;
    private static final int KEY_BYTES = 32;
    private static final String EXPECTED = "at least 32 bytes (256 bits) of random text";

    static TokenSettings from(Variables variables) {
        variables.required("JWT_SECRET", EXPECTED);
        return new TokenSettings(
                variables.parsed("JWT_SECRET", "", EXPECTED, TokenSettings::longEnough),
                variables.parsed(
                        "JWT_PREVIOUS_SECRET", Optional.empty(), EXPECTED, text -> Optional.of(longEnough(text))),
                variables.duration("JWT_EXPIRES_IN", Duration.ofMinutes(15)),
                variables.duration("REFRESH_TOKEN_EXPIRES_IN", Duration.ofDays(7)));
    }

    /// A key of its own for each purpose, so that what one purpose gives away is worth nothing to another.
    public SecretKey key(String purpose, String algorithm) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret.getBytes(StandardCharsets.UTF_8))
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HKDF-SHA256", e);
        }
    }

    private static String longEnough(String secret) {
        if (secret.getBytes(StandardCharsets.UTF_8).length < LEAST_BYTES) {
            throw new IllegalArgumentException("too short");
        }
        return secret;
    }

    @Override
    public String toString() {
        return "TokenSettings[access=%s, refresh=%s]".formatted(access, refresh);
    }
}
