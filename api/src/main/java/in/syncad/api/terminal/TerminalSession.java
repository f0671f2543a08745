package in.syncad.api.terminal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A student's terminal that can be mirrored. What is typed and shown is kept nowhere.
///
/// @param viewers staff whom the student lets look on
/// @param expiresAt when it ends by itself
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TerminalSession(
        UUID id,
        String title,
        Person owner,
        List<Person> viewers,
        Instant openedAt,
        Instant expiresAt,
        @Nullable Instant endedAt) {

    public TerminalSession {
        viewers = List.copyOf(viewers);
    }

    /// Somebody by name.
    public record Person(UUID id, String displayName) {}
}
