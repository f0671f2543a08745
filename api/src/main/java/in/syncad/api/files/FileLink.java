package in.syncad.api.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a file can be read for a few minutes by whoever has the link.
///
/// @param contentType of what is behind `url`
/// @param thumbnailUrl of a picture, a small one
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileLink(
        UUID id,
        String fileName,
        String contentType,
        URI url,
        @Nullable URI thumbnailUrl,
        Instant expiresAt) {

    /// Links are credentials: they stay out of logs.
    @Override
    public String toString() {
        return "FileLink[id=%s]".formatted(id);
    }
}
