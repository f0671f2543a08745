package in.syncad.api.passwords;

import in.syncad.api.security.Caller;
import in.syncad.api.signin.Sessions;
import in.syncad.common.refusal.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Sets passwords: with the old one, or, where there was none, right after a sign-in.
@Component
class NewPasswords {

    /// Whoever finds an unlocked phone must not be able to make its owner's account their own.
    static final Duration FRESH = Duration.ofMinutes(10);

    private final Passwords passwords;
    private final PasswordStore store;
    private final PasswordHashes hashes;
    private final PasswordChanges changes;
    private final Sessions sessions;
    private final Clock clock;

    NewPasswords(
            Passwords passwords,
            PasswordStore store,
            PasswordHashes hashes,
            PasswordChanges changes,
            Sessions sessions,
            Clock clock) {
        this.passwords = passwords;
        this.store = store;
        this.hashes = hashes;
        this.changes = changes;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// @throws Refused 422 `password.wrong`, 403 `password.sign-in-again`, 409 changed meanwhile, 429, 503
    void change(Caller caller, @Nullable String current, String wanted) {
        Optional<String> before = store.hashOf(caller.id());
        if (before.isPresent()) {
            passwords.checkOwn(caller, current == null ? "" : current, before.get());
        } else if (sessions.openedAt(caller).plus(FRESH).isBefore(clock.instant())) {
            throw Refused.forbidden("password.sign-in-again", "Sign in again to set a first password.");
        }
        changes.change(caller, before, hashes.hash(wanted));
    }

    void reset(UUID user, String wanted) {
        changes.reset(user, hashes.hash(wanted));
    }
}
