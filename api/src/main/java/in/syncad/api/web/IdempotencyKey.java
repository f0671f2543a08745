package in.syncad.api.web;

import in.syncad.common.refusal.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `Idempotency-Key` of a request, in quotes or without. Keys of different users have nothing to do with each
/// other.
record IdempotencyKey(UUID user, String text) {

    private static final Pattern FORM = Pattern.compile("\"?([A-Za-z0-9._~:/+=-]{1,128})\"?");

    static IdempotencyKey of(UUID user, String header) {
        Matcher matcher = FORM.matcher(header.strip());
        if (!matcher.matches()) {
            throw Refused.malformed(
                    "idempotency.malformed", "An Idempotency-Key has 1 to 128 letters, digits or ._~:/+=-");
        }
        return new IdempotencyKey(user, matcher.group(1));
    }

    /// For an advisory lock of the database.
    long lock() {
        byte[] name = ("idempotency " + user + " " + text).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Digests.sha256(name)).getLong();
    }
}
