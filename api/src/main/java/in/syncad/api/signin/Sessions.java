package in.syncad.api.signin;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.Caller;
import in.syncad.api.security.SessionEndings;
import in.syncad.api.users.SigningIn;
import in.syncad.api.users.Users;
import in.syncad.common.refusal.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Sessions: opened by a sign-in, kept alive by refreshes, ended by a sign-out.
@Service
@Transactional
public class Sessions {

    /// A client that sent two requests at once, or lost an answer, may be a little late with the old token.
    static final Duration GRACE = Duration.ofSeconds(10);

    /// However often it is refreshed.
    static final Duration LONGEST = Duration.ofDays(90);

    private final SessionStore store;
    private final TokenMint mint;
    private final Users users;
    private final SessionEndings endings;
    private final Audit audit;
    private final Clock clock;

    Sessions(SessionStore store, TokenMint mint, Users users, SessionEndings endings, Audit audit, Clock clock) {
        this.store = store;
        this.mint = mint;
        this.users = users;
        this.endings = endings;
        this.audit = audit;
        this.clock = clock;
    }

    public Tokens open(SigningIn account, Device device) {
        Instant now = clock.instant();
        UUID session = mint.newSession();
        store.add(session, account.id(), device, now, now.plus(LONGEST));
        audit.happened(account.id(), "session.opened", session);
        return issue(session, account, now.plus(LONGEST));
    }

    Rotation refresh(String refreshToken) {
        byte[] hash = TokenMint.hash(refreshToken);
        Optional<UUID> session = store.use(hash, clock.instant());
        return session.isPresent() ? rotate(session.get()) : judge(hash);
    }

    void close(Caller caller) {
        if (store.revoke(caller.session(), "logout", clock.instant())) {
            audit.happened(caller.id(), "session.closed", caller.session());
        }
        endings.tellAfterCommit(caller.id(), List.of(caller.session()));
    }

    /// Ends the sessions of a person whose password was changed, but for the one that changed it.
    ///
    /// @param except empty to end all
    public void endForNewPassword(UUID user, Optional<UUID> except) {
        endAll(user, except, "password");
    }

    @Transactional(readOnly = true)
    List<OpenSession> list(Caller caller) {
        return store.open(caller.id(), caller.session(), clock.instant());
    }

    /// @throws Refused 404 when it is none of the caller's that still goes on
    void end(Caller caller, UUID id) {
        boolean own = store.find(id)
                .filter(session -> session.user().equals(caller.id()))
                .isPresent();
        if (!own || !store.revoke(id, "user", clock.instant())) {
            throw Refused.notFound("session.unknown", "There is no such session.");
        }
        audit.happened(caller.id(), "session.ended", id);
        endings.tellAfterCommit(caller.id(), List.of(id));
    }

    void endOthers(Caller caller) {
        for (UUID ended : endAll(caller.id(), Optional.of(caller.session()), "user")) {
            audit.happened(caller.id(), "session.ended", ended);
        }
    }

    /// @throws Refused 404 when there is no such account
    void endAllOf(UUID user, Caller admin) {
        users.find(user);
        endAll(user, Optional.empty(), "admin");
        audit.happened(admin.id(), "user.signed-out", user);
    }

    private List<UUID> endAll(UUID user, Optional<UUID> except, String reason) {
        List<UUID> ended = store.revokeAll(user, except, reason, clock.instant());
        endings.tellAfterCommit(user, ended);
        return ended;
    }

    /// When somebody signed in there.
    ///
    /// @throws Refused 401 when there is no such session any more
    @Transactional(readOnly = true)
    public Instant openedAt(Caller caller) {
        return store.find(caller.session())
                .map(SessionStore.Session::createdAt)
                .orElseThrow(() -> Refused.unauthenticated("session.ended", "This session has ended; sign in again."));
    }

    private Rotation rotate(UUID id) {
        SessionStore.Session session = store.find(id).orElseThrow();
        boolean over = session.revoked() || !clock.instant().isBefore(session.expiresAt());
        Optional<SigningIn> account = over ? Optional.empty() : users.signingIn(session.user());
        return account.<Rotation>map(found -> new Rotation.Rotated(issue(id, found, session.expiresAt())))
                .orElseGet(Rotation.Invalid::new);
    }

    private Rotation judge(byte[] hash) {
        Optional<SessionStore.Found> found = store.findToken(hash);
        Optional<Instant> usedAt = found.flatMap(SessionStore.Found::usedAt);
        if (usedAt.isEmpty()) {
            return new Rotation.Invalid();
        }
        if (clock.instant().isBefore(usedAt.get().plus(GRACE))) {
            return new Rotation.Overtaken();
        }
        UUID id = found.orElseThrow().session();
        if (store.revoke(id, "reuse", clock.instant())) {
            UUID user = store.find(id).orElseThrow().user();
            audit.happened(user, "session.revoked-for-reuse", id);
            endings.tellAfterCommit(user, List.of(id));
        }
        return new Rotation.Reused();
    }

    private Tokens issue(UUID session, SigningIn account, Instant sessionEnd) {
        TokenMint.Minted minted = mint.mint(session, account);
        Instant end = minted.refreshEnd().isBefore(sessionEnd) ? minted.refreshEnd() : sessionEnd;
        store.addToken(TokenMint.hash(minted.tokens().refreshToken()), session, clock.instant(), end);
        return minted.tokens();
    }
}
