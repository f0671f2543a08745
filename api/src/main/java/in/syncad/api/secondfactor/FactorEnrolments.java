package in.syncad.api.secondfactor;

import in.syncad.api.audit.Audit;
import in.syncad.api.limits.Attempts;
import in.syncad.api.limits.Limit;
import in.syncad.api.security.Caller;
import in.syncad.api.users.Users;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Setting up second factors, and doing away with them.
@Service
@Transactional
class FactorEnrolments {

    private static final String URI = "otpauth://totp/SyncAD:%s?secret=%s&issuer=SyncAD";
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final SecondFactorStore store;
    private final SecondFactors factors;
    private final FactorCodes codes;
    private final Attempts attempts;
    private final Users users;
    private final Audit audit;

    FactorEnrolments(
            SecondFactorStore store,
            SecondFactors factors,
            FactorCodes codes,
            Attempts attempts,
            Users users,
            Audit audit) {
        this.store = store;
        this.factors = factors;
        this.codes = codes;
        this.attempts = attempts;
        this.users = users;
        this.audit = audit;
    }

    record FactorState(boolean on, int recoveryCodesLeft) {}

    @Transactional(readOnly = true)
    FactorState state(Caller caller) {
        return new FactorState(factors.isOn(caller.id()), store.recoveryCodesLeft(caller.id()));
    }

    /// Until it is confirmed nothing changes.
    ///
    /// @throws Refused 409 when there is one already
    NewFactor prepare(Caller caller) {
        String secret = codes.newSecret();
        if (!store.prepare(caller.id(), codes.sealed(secret, caller.id()))) {
            throw Refused.conflict("second-factor.on", "There is a second factor already; remove it first.");
        }
        String school = URLEncoder.encode(CurrentSchool.get().name(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return new NewFactor(secret, URI.formatted(school, secret));
    }

    /// The first code proves that the app works. The next access token says what the account may do now.
    ///
    /// @return recovery codes, to be shown once
    /// @throws Refused 422 for a wrong code, 409 when nothing is prepared, 429, 503
    List<String> confirm(Caller caller, String code) {
        UUID user = caller.id();
        attempts.count(new Limit("second-factor", user.toString(), SecondFactors.TRIES, WINDOW));
        SecondFactorStore.Factor factor = store.find(user)
                .filter(found -> !found.confirmed())
                .orElseThrow(() -> Refused.conflict("second-factor.not-prepared", "Set up a second factor first."));
        OptionalLong step = codes.step(factor.sealedSecret(), user, code.strip());
        if (step.isEmpty() || !store.confirm(user, factor.sealedSecret(), step.getAsLong())) {
            throw wrong();
        }
        List<String> recovery = codes.newRecoveryCodes();
        store.addRecoveryCodes(
                user,
                recovery.stream().map(each -> codes.recoveryHash(user, each)).toList());
        audit.happened(user, "second-factor.confirmed", user);
        users.renewTokens(user);
        return recovery;
    }

    /// @throws Refused 422 for a wrong code, 429, 503
    void remove(Caller caller, String code) {
        if (!factors.use(caller.id(), code)) {
            throw wrong();
        }
        store.remove(caller.id());
        audit.happened(caller.id(), "second-factor.removed", caller.id());
        users.renewTokens(caller.id());
    }

    /// For somebody who lost phone and recovery codes.
    ///
    /// @throws Refused 404 when there is no such account
    void removeOf(UUID user, Caller admin) {
        users.find(user);
        if (store.remove(user)) {
            audit.happened(admin.id(), "second-factor.removed", user);
            users.renewTokens(user);
        }
    }

    @Transactional(readOnly = true)
    boolean adminsNeedOne() {
        return store.adminsNeedOne();
    }

    /// Takes effect at once, also for those who are signed in.
    ///
    /// @throws Refused 409 when the caller has none
    void setAdminsNeedOne(boolean needed, Caller caller) {
        if (needed && !factors.isOn(caller.id())) {
            throw Refused.conflict("second-factor.missing", "Set up a second factor for yourself first.");
        }
        store.setAdminsNeedOne(needed);
        audit.happened(caller.id(), needed ? "second-factor.demanded" : "second-factor.left-open", caller.id());
        store.adminsWithoutOne().forEach(users::renewTokens);
    }

    private static Refused wrong() {
        return Refused.invalid("second-factor.wrong", "/code", "This code is wrong or was used before.");
    }
}
