package in.syncad.api.guardians;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What a guardian is to one student, and what follows from it. What is absent is false; a guardian gets messages
/// only where the school says so.
///
/// @param priority whom to call first: 1 to 9, each once a student
/// @param portalAccess whether the guardian sees the student in the app; a court may have taken that away
/// @param custodyNote for the school-admin and the reception only
public record CareTerms(
        @NotNull Relation relation,
        @Min(1) @Max(9) int priority,
        boolean portalAccess,
        boolean pickupAllowed,
        boolean getsFees,
        boolean getsAbsences,
        boolean getsNotices,
        @Size(max = 1000) @Nullable String custodyNote) {

    /// Holds what courts decided: stays out of logs.
    @Override
    public String toString() {
        return "CareTerms[]";
    }
}
