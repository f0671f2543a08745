package in.syncad.provisioning.schools;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// A place in the list of schools, which is ordered by creation, newest first.
record SchoolCursor(Instant createdAt, UUID id) {

    private static final int BYTES = Long.BYTES * 3;

    String text() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(createdAt.getEpochSecond())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Empty for anything that [#text] did not write.
    static Optional<SchoolCursor> read(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != BYTES) {
                return Optional.empty();
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            long second = buffer.getLong();
            return second < 0 || second > Integer.MAX_VALUE * 2L
                    ? Optional.empty()
                    : Optional.of(new SchoolCursor(
                            Instant.ofEpochSecond(second), new UUID(buffer.getLong(), buffer.getLong())));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
