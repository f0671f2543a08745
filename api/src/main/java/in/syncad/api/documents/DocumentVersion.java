package in.syncad.api.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A text as it was saved.
///
/// @param version how many operations it had seen
/// @param text where one version is asked for
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DocumentVersion(
        UUID id, int version, Instant savedAt, @Nullable String text) {

    DocumentVersion with(Text saved) {
        return new DocumentVersion(id, version, savedAt, saved.text());
    }

    String textOrEmpty() {
        return text == null ? "" : text;
    }

    /// What people write stays out of logs.
    @Override
    public String toString() {
        return "DocumentVersion[id=%s]".formatted(id);
    }
}
