package in.syncad.api.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import in.syncad.api.documents.Document.Person;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// With whom a document is shared: with a person, with a section, or with neither, that is with whoever opens a
/// link.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DocumentShare(
        UUID id,
        Access access,
        @Nullable Person person,
        @Nullable SectionName section,
        Instant sharedAt) {

    /// A section by its id and the two parts of its name, such as `5` and `A`.
    public record SectionName(UUID id, String grade, String name) {}
}
