package in.syncad.api.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import in.syncad.api.documents.Document.Person;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody says about a piece of a document.
///
/// @param version of the text that start and end are places in
/// @param start the first code point that is meant
/// @param end the first that is not meant any more; the same as start where all of it has been deleted
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DocumentComment(
        UUID id,
        Person author,
        String body,
        int version,
        int start,
        int end,
        Instant writtenAt,
        @Nullable Instant resolvedAt) {

    /// Moved with what has been written since.
    ///
    /// @param operations without gaps; those that are older do not matter
    DocumentComment after(List<StoredOperation> operations) {
        int newVersion = version;
        int newStart = start;
        int newEnd = end;
        for (StoredOperation each : operations) {
            if (each.version() > newVersion) {
                newVersion = each.version();
                newStart = each.operation().cursor(newStart);
                newEnd = each.operation().cursor(newEnd);
            }
        }
        return new DocumentComment(id, author, body, newVersion, newStart, newEnd, writtenAt, resolvedAt);
    }

    /// What people write stays out of logs.
    @Override
    public String toString() {
        return "DocumentComment[id=%s]".formatted(id);
    }
}
