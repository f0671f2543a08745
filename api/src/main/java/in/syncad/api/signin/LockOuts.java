package in.syncad.api.signin;

import in.syncad.api.audit.Audit;
import in.syncad.api.users.Login;
import in.syncad.api.users.SigningIn;
import in.syncad.api.users.Users;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes down challenges that were ended by wrong codes: somebody may be guessing.
@Component
class LockOuts {

    private final Users users;
    private final Audit audit;

    LockOuts(Users users, Audit audit) {
        this.users = users;
        this.audit = audit;
    }

    /// What the audit keeps; no account for a login that nobody has.
    private record Locked(Optional<UUID> account) {}

    /// The work is the same whether somebody has that login or nobody.
    @Transactional
    void record(UUID challenge, Login login) {
        audit.noticed(
                "sign-in.locked-out",
                challenge,
                new Locked(users.signingIn(login).map(SigningIn::id)));
    }
}
