package in.syncad.api.guardians;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What a guardian is to one student, and what follows from it. What is absent is false: a guardian sees a student,
/// collects one and gets messages only where the school says so.
///
/// @param priority whom to call first: 1 to 9, each once a student
/// @param portalAccess whether the guardian sees the student in the app; a court may have taken that away
/// @param custodyNote for the school-admin and the reception only
public record CareTerms(
        @NotNull Relation relation,
        @NotNull @Min(1) @Max(9) Integer priority,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        Boolean portalAccess,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        Boolean pickupAllowed,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        Boolean getsFees,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        Boolean getsAbsences,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        Boolean getsNotices,

        @Size(max = 1000) @Nullable String custodyNote) {

    public CareTerms {
        portalAccess = Boolean.TRUE.equals(portalAccess);
        pickupAllowed = Boolean.TRUE.equals(pickupAllowed);
        getsFees = Boolean.TRUE.equals(getsFees);
        getsAbsences = Boolean.TRUE.equals(getsAbsences);
        getsNotices = Boolean.TRUE.equals(getsNotices);
    }

    /// Holds what courts decided: stays out of logs.
    @Override
    public String toString() {
        return "CareTerms[]";
    }
}
