package in.syncad.api.users;

import in.syncad.api.security.Role;
import java.util.Set;
import java.util.UUID;

/// What signing in needs to know of an account.
///
/// @param tokenVersion goes into each access token; raised when tokens must end
public record SigningIn(UUID id, Set<Role> roles, int tokenVersion) {

    public SigningIn {
        roles = Set.copyOf(roles);
    }
}
