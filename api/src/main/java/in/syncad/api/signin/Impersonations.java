package in.syncad.api.signin;

import in.syncad.api.audit.Audit;
import in.syncad.api.users.Login;
import in.syncad.api.users.SigningIn;
import in.syncad.api.users.Users;
import in.syncad.common.refusal.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lets operators look on as somebody, to see what that person sees. Such a session can change nothing and not be
/// refreshed; the person finds it among their sessions and can end it, and the school's audit says who looked and why.
@Service
public class Impersonations {

    static final Duration LIFE = Duration.ofMinutes(15);

    private static final Device OPERATORS = new Device("SyncAD support, looking on");

    private final SessionStore store;
    private final TokenMint mint;
    private final Users users;
    private final Audit audit;
    private final Clock clock;

    Impersonations(SessionStore store, TokenMint mint, Users users, Audit audit, Clock clock) {
        this.store = store;
        this.mint = mint;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param expiresIn seconds until the session ends
    public record LookingOn(UUID session, String accessToken, long expiresIn) {

        @Override
        public String toString() {
            return "LookingOn[%s]".formatted(session);
        }
    }

    /// What the audit keeps.
    record Facts(String operator, String reason, UUID session) {}

    /// @param operator by which the operators' audit knows who it was
    /// @throws Refused 404 when the current school has no active account with that login
    @Transactional
    public LookingOn begin(Login login, String operator, String reason) {
        SigningIn account =
                users.signingIn(login).orElseThrow(() -> Refused.notFound("user.unknown", "There is no such account."));
        Instant now = clock.instant();
        UUID session = mint.newSession();
        store.add(session, account.id(), OPERATORS, now, now.plus(LIFE));
        audit.noticed("user.impersonated", account.id(), new Facts(operator, reason, session));
        return new LookingOn(session, mint.access(session, account, Optional.of(operator)), LIFE.toSeconds());
    }
}
