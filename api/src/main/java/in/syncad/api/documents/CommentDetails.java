package in.syncad.api.documents;

import in.syncad.api.documents.text.TextLimit;
import in.syncad.common.refusal.Refused;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

/// What somebody has to say, and about which piece of which version of the text.
///
/// @param start the first code point that is meant
/// @param end the first that is not meant any more
public record CommentDetails(
        @NotBlank @Size(max = 5_000) String body,
        @NotNull @PositiveOrZero Integer version,
        @NotNull @PositiveOrZero Integer start,
        @NotNull @PositiveOrZero @Max(TextLimit.MOST_BYTES) Integer end) {

    public CommentDetails {
        body = body == null ? "" : body.strip();
    }

    /// @throws Refused 422
    void requirePiece() {
        if (start > end) {
            throw Refused.invalid("document.piece-impossible", "/end", "A piece does not end before it starts.");
        }
    }

    /// What people write stays out of logs.
    @Override
    public String toString() {
        return "CommentDetails[]";
    }
}
