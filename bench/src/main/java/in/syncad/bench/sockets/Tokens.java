package in.syncad.bench.sockets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Access tokens `user.school.signature`, so that every contender checks a signature for each connection.
final class Tokens {

    /// Of the benchmark; guards nothing.
    private static final byte[] KEY = "syncad-bench".getBytes(StandardCharsets.UTF_8);

    private Tokens() {}

    static String of(int user, String school) {
        String claims = user + "." + school;
        return claims + "." + signature(claims);
    }

    /// The school, if the signature is right.
    static Optional<String> school(String token) {
        int end = token.lastIndexOf('.');
        if (end < 0) {
            return Optional.empty();
        }
        String claims = token.substring(0, end);
        byte[] wanted = signature(claims).getBytes(StandardCharsets.US_ASCII);
        byte[] given = token.substring(end + 1).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(wanted, given)
                ? Optional.of(claims.substring(claims.indexOf('.') + 1))
                : Optional.empty();
    }

    private static String signature(String claims) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(claims.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
