package in.syncad.api.failures;

import in.syncad.common.refusal.Refused;

/// What it means for a caller that a constraint of the school's database was violated. Features give theirs as beans
/// of type [ConstraintRules].
///
/// @param constraint its name in the database
/// @param pointer the field to blame, as a JSON pointer
public record ConstraintRule(Kind kind, String constraint, String code, String pointer, String detail) {

    enum Kind {
        /// Somebody or something else stands in the way: 409.
        CONFLICT,
        /// The value can never be right: 422.
        INVALID
    }

    public static ConstraintRule conflict(String constraint, String code, String detail) {
        return new ConstraintRule(Kind.CONFLICT, constraint, code, "", detail);
    }

    public static ConstraintRule invalid(String constraint, String code, String pointer, String detail) {
        return new ConstraintRule(Kind.INVALID, constraint, code, pointer, detail);
    }

    Refused refusal() {
        return switch (kind) {
            case CONFLICT -> Refused.conflict(code, detail);
            case INVALID -> Refused.invalid(code, pointer, detail);
        };
    }
}
