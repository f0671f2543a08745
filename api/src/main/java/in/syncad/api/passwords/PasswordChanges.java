package in.syncad.api.passwords;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.Caller;
import in.syncad.api.signin.Sessions;
import in.syncad.common.refusal.Refused;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Stores new passwords. Whoever else is signed in with the old one is not any longer.
@Component
@Transactional
class PasswordChanges {

    private final PasswordStore store;
    private final Sessions sessions;
    private final Audit audit;

    PasswordChanges(PasswordStore store, Sessions sessions, Audit audit) {
        this.store = store;
        this.sessions = sessions;
        this.audit = audit;
    }

    /// @param before empty when there was none
    /// @throws Refused 409 when it was changed meanwhile
    void change(Caller caller, Optional<String> before, String hash) {
        if (!store.replace(caller.id(), before, hash)) {
            throw Refused.conflict("password.changed", "The password was changed meanwhile.");
        }
        audit.happened(caller.id(), "password.changed", caller.id());
        sessions.endForNewPassword(caller.id(), Optional.of(caller.session()));
    }

    void reset(UUID user, String hash) {
        store.put(user, hash);
        audit.happened(user, "password.reset", user);
        sessions.endForNewPassword(user, Optional.empty());
    }
}
