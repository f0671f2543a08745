package in.syncad.api.documents;

import in.syncad.common.refusal.Refused;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whom an owner lets in: one person, or one section with those who learn and teach there.
public record ShareDetails(
        @Nullable UUID personId,
        @Nullable UUID sectionId,
        @NotNull SharedAccess access) {

    /// @throws Refused 422
    void requireOne() {
        if ((personId == null) == (sectionId == null)) {
            throw Refused.invalid(
                    "document.share-with-one", "/personId", "Share it with a person or with a section: one of both.");
        }
    }
}
