package in.syncad.api.secondfactor;

import in.syncad.api.limits.Attempts;
import in.syncad.api.limits.Limit;
import in.syncad.api.security.Role;
import in.syncad.common.refusal.Refused;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What signing in asks of second factors.
@Service
@Transactional
public class SecondFactors {

    static final int TRIES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

    private final SecondFactorStore store;
    private final FactorCodes codes;
    private final Attempts attempts;

    SecondFactors(SecondFactorStore store, FactorCodes codes, Attempts attempts) {
        this.store = store;
        this.codes = codes;
        this.attempts = attempts;
    }

    /// Whether that person has to show one.
    @Transactional(readOnly = true)
    public boolean isOn(UUID user) {
        return store.find(user).filter(SecondFactorStore.Factor::confirmed).isPresent();
    }

    /// Uses up a code of the app, or a recovery code. Each is good once.
    ///
    /// @throws Refused 429 when that person's codes were tried too often, 503 without Redis
    public boolean use(UUID user, String code) {
        attempts.count(new Limit("second-factor", user.toString(), TRIES, WINDOW));
        String plain = code.strip();
        if (!SIX_DIGITS.matcher(plain).matches()) {
            return store.useRecoveryCode(user, codes.recoveryHash(user, plain));
        }
        OptionalLong step = store.find(user)
                .map(factor -> codes.step(factor.sealedSecret(), user, plain))
                .orElseGet(OptionalLong::empty);
        return step.isPresent() && store.useStep(user, step.getAsLong());
    }

    /// The roles that a session may use. Where the school wants it, a school-admin without second factor is none: all
    /// that is left to do is to set one up.
    @Transactional(readOnly = true)
    public Set<Role> usable(UUID user, Set<Role> roles) {
        if (!roles.contains(Role.SCHOOL_ADMIN) || !store.adminsNeedOne() || isOn(user)) {
            return roles;
        }
        return roles.stream().filter(role -> role != Role.SCHOOL_ADMIN).collect(Collectors.toUnmodifiableSet());
    }
}
