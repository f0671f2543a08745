package in.syncad.api.security;

import in.syncad.common.tenancy.SchoolId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What a genuine access token says. Genuine is not yet good: it may have expired, belong to another school than the
/// host names, or to a session that was ended.
///
/// @param version the account's token version when it was made
/// @param operator who looks on as this user; see [Caller]
public record AccessToken(
        SchoolId school,
        UUID user,
        UUID session,
        int version,
        Set<Role> roles,
        Instant expiresAt,
        Optional<String> operator) {

    public AccessToken {
        roles = Set.copyOf(roles);
    }
}
