package in.syncad.api.users;

import in.syncad.common.refusal.Refused;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What can be done with accounts.
@Service
@Transactional
public class Users {

    private final AccountStore store;

    Users(AccountStore store) {
        this.store = store;
    }

    /// @throws Refused 404 when there is no such account
    @Transactional(readOnly = true)
    public Account find(UUID id) {
        return store.find(id).orElseThrow(() -> Refused.notFound("user.unknown", "There is no such account."));
    }

    /// The active account that this login belongs to.
    @Transactional(readOnly = true)
    public Optional<SigningIn> signingIn(Login login) {
        return store.signingIn(login);
    }

    /// That account, if it is active.
    @Transactional(readOnly = true)
    public Optional<SigningIn> signingIn(UUID id) {
        return store.signingIn(id);
    }
}
