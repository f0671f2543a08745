package in.syncad.api.users;

import in.syncad.common.refusal.Refused;
import jakarta.validation.constraints.Size;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A login in a request's body: exactly one of the two.
///
/// @param phone in E.164; spaces and dashes do not matter
public record LoginRequest(
        @Size(max = 254) @Nullable String email,
        @Size(max = 32) @Nullable String phone) {

    /// @throws Refused 422 when it is neither or both, or malformed
    public Login login() {
        if (email != null && phone == null) {
            return parsed("/email", email, Login.Mail::new);
        }
        if (phone != null && email == null) {
            return parsed("/phone", phone, Login.Phone::new);
        }
        throw Refused.invalid("login.one", "", "Send either email or phone.");
    }

    private static Login parsed(String pointer, String text, Function<String, Login> form) {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException e) {
            throw Refused.invalid("login.malformed", pointer, "This is " + e.getMessage() + ".");
        }
    }

    /// Personal data: stays out of logs.
    @Override
    public String toString() {
        return "LoginRequest[]";
    }
}
