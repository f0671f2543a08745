package in.syncad.api.security;

import in.syncad.common.refusal.Refused;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.context.SecurityContextHolder;

/// The signed-in person behind a request. A controller method gets it as a parameter.
///
/// @param operator the operator who looks on as this person, and can change nothing
public record Caller(UUID id, UUID session, Set<Role> roles, Optional<String> operator) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public Caller(UUID id, UUID session, Set<Role> roles) {
        this(id, session, roles, Optional.empty());
    }

    /// The caller of the request at hand.
    ///
    /// @throws Refused 401 when nobody is signed in
    public static Caller signedIn() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn) {
            return signedIn.getPrincipal();
        }
        throw Refused.unauthenticated("token.missing", "Sign in first.");
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public boolean isAnyOf(Set<Role> wanted) {
        return wanted.stream().anyMatch(roles::contains);
    }
}
