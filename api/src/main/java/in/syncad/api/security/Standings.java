package in.syncad.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.SchoolId;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Whether the session behind a token still stands: not ended, its account active, its rights unchanged. Answers are
/// kept for a few seconds; who ends a session here says so, other instances notice when their answer is too old.
@Component
public class Standings {

    static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MOST_KEPT = 100_000;

    private record Key(SchoolId school, UUID session) {}

    private final Cache<Key, Standing> standings =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();
    private final StandingStore store;

    Standings(StandingStore store) {
        this.store = store;
    }

    /// @throws Refused 401 when the session has ended or the rights in the token are no longer those of the account
    void require(AccessToken token) {
        Standing standing = standings.get(
                new Key(token.school(), token.session()),
                key -> store.find(token.session(), token.user()).orElse(new Standing(false, 0)));
        if (!standing.live()) {
            throw Refused.unauthenticated("session.ended", "This session has ended; sign in again.");
        }
        if (standing.tokenVersion() != token.version()) {
            throw Refused.unauthenticated("token.outdated", "The account has changed; refresh the access token.");
        }
    }

    /// Call in the transaction that changes sessions or accounts of the current school.
    public void forgetAfterCommit() {
        SchoolId school = CurrentSchool.get().id();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                forget(school);
            }
        });
    }

    private void forget(SchoolId school) {
        standings.asMap().keySet().removeIf(key -> key.school().equals(school));
    }
}
