package in.syncad.api.contacts;

import in.syncad.api.security.Role;
import java.util.Set;
import java.util.UUID;

/// Somebody whom the caller may talk to.
public record Contact(UUID id, String displayName, Set<Role> roles) {

    public Contact {
        roles = Set.copyOf(roles);
    }
}
