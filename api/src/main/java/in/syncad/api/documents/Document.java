package in.syncad.api.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A document as somebody may see it.
///
/// @param access of the caller
/// @param version how many operations the text has seen
/// @param text as it was a moment ago; where one document is asked for
/// @param deletedAt since when it is in the trash of its owner
/// @param keptUntil how long it stays there; soon afterwards it is removed for good
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Document(
        UUID id,
        String title,
        Person owner,
        Access access,
        int version,
        @Nullable String text,
        Instant createdAt,
        @Nullable Instant deletedAt,
        @Nullable Instant keptUntil) {

    /// Somebody who has to do with a document.
    public record Person(UUID id, String displayName) {}

    Document with(Text current) {
        return new Document(
                id, title, owner, access, current.version(), current.text(), createdAt, deletedAt, keptUntil);
    }

    /// What people write stays out of logs.
    @Override
    public String toString() {
        return "Document[id=%s]".formatted(id);
    }
}
