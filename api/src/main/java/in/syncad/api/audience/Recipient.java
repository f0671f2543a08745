package in.syncad.api.audience;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An account to be reached.
///
/// @param child the student it is told about, where it is told as a guardian
public record Recipient(UUID user, @Nullable UUID child) {

    public static Recipient of(UUID user) {
        return new Recipient(user, null);
    }
}
