package in.syncad.api.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import in.syncad.api.security.Role;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who may sign in.
///
/// @param emailStatus absent as long as nothing speaks against sending mails there
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Account(
        UUID id,
        String displayName,
        @Nullable String email,
        @Nullable MailStatus emailStatus,
        @Nullable String phone,
        AccountStatus status,
        Set<Role> roles) {

    public Account {
        roles = Set.copyOf(roles);
    }

    /// Personal data: stays out of logs.
    @Override
    public String toString() {
        return "Account[id=%s]".formatted(id);
    }
}
