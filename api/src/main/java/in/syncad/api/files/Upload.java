package in.syncad.api.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import in.syncad.api.files.content.Flaw;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far an upload has come.
///
/// @param id of the file, too
/// @param size in bytes
/// @param expiresAt until when it may be uploaded
/// @param refusal why it was refused
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Upload(
        UUID id,
        String kind,
        FileState state,
        String fileName,
        String contentType,
        long size,
        Instant expiresAt,
        @Nullable Refusal refusal) {

    /// @param code stable
    /// @param detail for people
    public record Refusal(String code, String detail) {}

    static Upload of(StoredFile file) {
        return new Upload(
                file.id(),
                file.kind(),
                file.state(),
                file.name().text(),
                file.type().mime(),
                file.size(),
                file.expiresAt(),
                file.refusal().map(Upload::refusal).orElse(null));
    }

    private static Refusal refusal(String code) {
        return new Refusal(code, Flaw.ofCode(code).detail());
    }
}
