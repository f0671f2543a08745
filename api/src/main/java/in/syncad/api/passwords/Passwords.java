package in.syncad.api.passwords;

import in.syncad.api.limits.Attempts;
import in.syncad.api.limits.Limit;
import in.syncad.api.security.Caller;
import in.syncad.api.users.Login;
import in.syncad.api.users.SigningIn;
import in.syncad.api.users.Users;
import in.syncad.common.refusal.Refused;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Checks passwords. Whether a login is known, and whether it has a password, shows neither in the answer nor in the
/// work. No connection is held while a hash is made.
@Component
class Passwords {

    /// Looked up for an unknown login, so that the database has the same to do.
    private static final UUID NOBODY = new UUID(0, 0);

    static final int TRIES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Users users;
    private final PasswordStore store;
    private final PasswordHashes hashes;
    private final Attempts attempts;
    private final int perAddressAndHour;

    /// @param perAddressAndHour a school may have all its staff behind one address
    Passwords(
            Users users,
            PasswordStore store,
            PasswordHashes hashes,
            Attempts attempts,
            @Value("${syncad.passwords.per-address-and-hour}") int perAddressAndHour) {
        this.users = users;
        this.store = store;
        this.hashes = hashes;
        this.attempts = attempts;
        this.perAddressAndHour = perAddressAndHour;
    }

    /// @param address where the caller comes from
    /// @throws Refused 401, always the same: unknown login, no password, wrong password; 429 too often; 503
    SigningIn check(Login login, String password, String address) {
        Limit perLogin = new Limit("password-login", login.value(), TRIES, WINDOW);
        attempts.count(perLogin, new Limit("password-address", address, perAddressAndHour, HOUR));
        Optional<SigningIn> account = users.signingIn(login);
        Optional<String> hash =
                account.map(SigningIn::id).or(() -> Optional.of(NOBODY)).flatMap(store::hashOf);
        if (!hashes.matches(password, hash) || account.isEmpty()) {
            throw Refused.unauthenticated("password.refused", "The login or the password is wrong.");
        }
        attempts.forget(perLogin);
        return account.get();
    }

    /// @param hash of the caller's own password
    /// @throws Refused 422 for a wrong one, 429 too often, 503
    void checkOwn(Caller caller, String password, String hash) {
        Limit perUser = new Limit("password-own", caller.id().toString(), TRIES, WINDOW);
        attempts.count(perUser);
        if (!hashes.matches(password, Optional.of(hash))) {
            throw Refused.invalid("password.wrong", "/currentPassword", "This is not the current password.");
        }
        attempts.forget(perUser);
    }
}
