package in.syncad.common.tenancy.lanes;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One physical connection and its place in the books. Belongs to one lane for life. The fields that change are guarded
/// by the pool's lock, or belong to the one borrower while it is lent.
final class Slot<K> {

    enum State {
        LENT,
        IDLE,
        /// Out of everybody's reach and about to be closed; still counted until it is.
        DOOMED,
        GONE
    }

    private static final Logger log = LoggerFactory.getLogger(Slot.class);
    private static final int PROOF_SECONDS = 1;

    final Lane<K> lane;
    final Connection physical;
    final Session session;

    private final int generation;
    private final long expiresAt;

    State state = State.LENT;
    long idleSince;
    boolean leakReported;
    private long lentAt;

    /// When it was last known to work, in the ledger's count of breakages.
    int era;

    private int eraWhenLent;

    /// Must be asked whether it works before the borrower gets it.
    boolean doubtful;

    @Nullable
    Slot<K> older;

    @Nullable
    Slot<K> younger;

    Slot(Permission<K> permission, Session session, long expiresAt) {
        this.lane = permission.lane();
        this.generation = permission.generation();
        this.physical = session.physical();
        this.session = session;
        this.expiresAt = expiresAt;
    }

    void lend(long now, int currentEra) {
        state = State.LENT;
        lentAt = now;
        leakReported = false;
        doubtful = era != currentEra;
        eraWhenLent = currentEra;
    }

    boolean isLent() {
        return state == State.LENT;
    }

    boolean isFromOldGeneration() {
        return generation != lane.generation;
    }

    boolean isExpired(long now) {
        return now - expiresAt >= 0;
    }

    boolean isUnreportedLeak(long now, Duration allowed) {
        return isLent() && !leakReported && now - lentAt >= allowed.toNanos();
    }

    Duration lentFor(long now) {
        return Duration.ofNanos(now - lentAt);
    }

    boolean works() {
        try {
            return physical.isValid(PROOF_SECONDS);
        } catch (SQLException | RuntimeException broken) {
            return false;
        }
    }

    void close() {
        closeQuietly(physical);
    }

    /// Ends the connection under the hands of the thread that uses it.
    void abort() {
        try {
            physical.abort(Runnable::run);
        } catch (SQLException | RuntimeException alreadyBroken) {
            log.debug("A connection could not be aborted", alreadyBroken);
        }
    }

    static void closeQuietly(@Nullable Connection physical) {
        try {
            if (physical != null) {
                physical.close();
            }
        } catch (SQLException | RuntimeException alreadyBroken) {
            log.debug("A connection could not be closed", alreadyBroken);
        }
    }

    void proven() {
        era = eraWhenLent;
        doubtful = false;
    }
}
