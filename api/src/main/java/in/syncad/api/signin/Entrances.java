package in.syncad.api.signin;

import in.syncad.api.secondfactor.SecondFactors;
import in.syncad.api.users.SigningIn;
import in.syncad.api.users.Users;
import in.syncad.common.refusal.Refused;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The one door through which everybody comes in, whatever they proved themselves with. Who has set up a second
/// factor is asked for it.
@Component
public class Entrances {

    private final SecondFactors secondFactors;
    private final PendingEntrances pending;
    private final Sessions sessions;
    private final Users users;

    Entrances(SecondFactors secondFactors, PendingEntrances pending, Sessions sessions, Users users) {
        this.secondFactors = secondFactors;
        this.pending = pending;
        this.sessions = sessions;
        this.users = users;
    }

    /// @param account whose first factor was good
    /// @throws Refused 503 without Redis, where a second factor is needed
    public Entrance enter(SigningIn account, Device device) {
        return secondFactors.isOn(account.id())
                ? new Entrance.SecondFactorNeeded(pending.open(account.id()), PendingEntrances.LIFE.toSeconds())
                : sessions.open(account, device);
    }

    /// @throws Refused 401, always the same: wrong or used code, unknown or expired token, too many tries; 429; 503
    Tokens complete(String mfaToken, String code, Device device) {
        Optional<SigningIn> account = pending.attempt(mfaToken)
                .filter(user -> secondFactors.use(user, code))
                .flatMap(users::signingIn);
        if (account.isEmpty()) {
            throw Refused.unauthenticated("second-factor.refused", "This code is wrong or was used before.");
        }
        pending.close(mfaToken);
        return sessions.open(account.get(), device);
    }
}
