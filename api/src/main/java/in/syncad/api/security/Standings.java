package in.syncad.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.SchoolId;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Whether the session behind a token still stands: not ended, its account active, its rights unchanged. Answers are
/// kept for a few seconds; who ends a session or changes rights says so, see [SessionEndings]; whom that does not reach
/// notices when its answer is too old.
///
/// The database is asked under no lock. An answer that was read before a change and arrives after it is not kept: it
/// belongs to a generation that is over.
@Component
public class Standings {

    static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MOST_KEPT = 100_000;
    private static final int COUNTERS = 4_096;

    private record Key(SchoolId school, UUID user, UUID session) {}

    /// @param generation that of the account before the database was asked
    private record Kept(Standing standing, long generation) {}

    private final Cache<Key, Kept> standings =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

    /// How often something was forgotten. Accounts that share a counter forget together, which costs a look-up.
    private final AtomicLongArray generations = new AtomicLongArray(COUNTERS);

    private final StandingStore store;

    Standings(StandingStore store) {
        this.store = store;
    }

    /// Of the current school.
    ///
    /// @throws Refused 401 when the session has ended or the rights in the token are no longer those of the account
    public void require(AccessToken token) {
        Standing standing = standing(token);
        if (!standing.live()) {
            throw Refused.unauthenticated("session.ended", "This session has ended; sign in again.");
        }
        if (standing.tokenVersion() != token.version()) {
            throw Refused.unauthenticated("token.outdated", "The account has changed; refresh the access token.");
        }
    }

    /// Call in the transaction that changes that account of the current school, or one of its sessions.
    public void forgetAfterCommit(UUID user) {
        SchoolId school = CurrentSchool.get().id();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            /// Whatever came of it: when the answer to a commit is lost, it may have happened.
            @Override
            public void afterCompletion(int status) {
                forget(school, user);
            }
        });
    }

    void forget(SchoolId school, UUID user) {
        generations.incrementAndGet(counter(school, user));
    }

    private Standing standing(AccessToken token) {
        Key key = new Key(token.school(), token.user(), token.session());
        long generation = generations.get(counter(token.school(), token.user()));
        Kept kept = standings.getIfPresent(key);
        if (kept != null && kept.generation() == generation) {
            return kept.standing();
        }
        Standing read = store.find(token.session(), token.user()).orElse(new Standing(false, 0));
        standings.put(key, new Kept(read, generation));
        return read;
    }

    private static int counter(SchoolId school, UUID user) {
        return Math.floorMod(Objects.hash(school, user), COUNTERS);
    }
}
