package in.syncad.api.guardians;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A guardian as somebody may see one. What is absent is not known, or not for that somebody.
///
/// @param userId the account that the guardian signs in with
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Guardian(
        UUID id,
        String firstName,
        @Nullable String lastName,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String occupation,
        @Nullable UUID userId) {

    /// How to reach the guardian, and no more.
    Guardian contact() {
        return new Guardian(id, firstName, lastName, phone, email, null, null);
    }

    /// Personal data: stays out of logs.
    @Override
    public String toString() {
        return "Guardian[id=%s]".formatted(id);
    }
}
