package in.syncad.api.guardians;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// One guardian of a student, as somebody may see it. What is absent is not for that somebody.
///
/// @param getsFees and the next two: which messages about the student the guardian gets
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Care(
        Guardian guardian,
        Relation relation,
        int priority,
        @Nullable Boolean portalAccess,
        @Nullable Boolean pickupAllowed,
        @Nullable Boolean getsFees,
        @Nullable Boolean getsAbsences,
        @Nullable Boolean getsNotices,
        @Nullable String custodyNote) {

    /// For guardians themselves: all but the note.
    Care withoutNote() {
        return new Care(
                guardian, relation, priority, portalAccess, pickupAllowed, getsFees, getsAbsences, getsNotices, null);
    }

    /// For teachers, who hand children over at the gate, and accountants, who send bills.
    Care asContact() {
        return new Care(guardian, relation, priority, null, pickupAllowed, getsFees, null, null, null);
    }
}
