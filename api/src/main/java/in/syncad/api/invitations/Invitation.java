package in.syncad.api.invitations;

import in.syncad.api.security.Role;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// Somebody who may register, with that address and in those roles, until then.
record Invitation(UUID id, String email, Set<Role> roles, UUID invitedBy, Instant createdAt, Instant expiresAt) {

    Invitation {
        roles = Set.copyOf(roles);
    }

    /// Personal data: stays out of logs.
    @Override
    public String toString() {
        return "Invitation[id=%s]".formatted(id);
    }
}
