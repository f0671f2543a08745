package in.syncad.provisioning.access;

import in.syncad.common.settings.Variables;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The keys that operators may present. Several are valid at once, so that one can be replaced without a gap.
public final class OperatorKeys {

    private static final int SHORTEST = 24;
    private static final String EXPECTED =
            "one or more keys of at least %d characters, separated by commas".formatted(SHORTEST);

    private final List<byte[]> digests;

    OperatorKeys(List<String> keys) {
        if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length() < SHORTEST)) {
            throw new IllegalArgumentException("a key is missing or too short");
        }
        digests = keys.stream().map(OperatorKeys::digest).toList();
    }

    public static OperatorKeys from(Variables variables) {
        String stand = "x".repeat(SHORTEST);
        variables.required("SCS_API_KEY", EXPECTED);
        return variables.parsed(
                "SCS_API_KEY",
                new OperatorKeys(List.of(stand)),
                EXPECTED,
                value -> new OperatorKeys(
                        Arrays.stream(value.split(",", -1)).map(String::strip).toList()));
    }

    /// Takes the same time whatever is presented and whichever key it is.
    boolean include(String presented) {
        byte[] digest = digest(presented);
        boolean found = false;
        for (byte[] key : digests) {
            found |= MessageDigest.isEqual(key, digest);
        }
        return found;
    }

    /// Binds a token to the key that it was got with, so that withdrawing the key ends what the token opens.
    ///
    /// @return empty when that is no key
    public Optional<byte[]> seal(String presented, String token) {
        return include(presented) ? Optional.of(seal(digest(presented), token)) : Optional.empty();
    }

    /// The seals that a token has if it was got with one of today's keys.
    public List<byte[]> seals(String token) {
        return digests.stream().map(digest -> seal(digest, token)).toList();
    }

    private static byte[] seal(byte[] digest, String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(digest, "HmacSHA256"));
            return mac.doFinal(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
