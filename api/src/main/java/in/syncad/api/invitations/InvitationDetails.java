package in.syncad.api.invitations;

import in.syncad.api.security.Role;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Set;

/// Whom to invite.
record InvitationDetails(
        @NotBlank @Email @Size(max = 254) String email,
        @NotEmpty Set<Role> roles) {

    InvitationDetails {
        email = email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
        roles = roles == null ? Set.of() : Set.copyOf(roles);
    }

    /// Personal data: stays out of logs.
    @Override
    public String toString() {
        return "InvitationDetails[roles=%s]".formatted(roles);
    }
}
