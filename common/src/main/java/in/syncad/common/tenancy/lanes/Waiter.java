package in.syncad.common.tenancy.lanes;

import java.util.Objects;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/// A borrower in its lane's queue, and the answer it gets. Guarded by the pool's lock.
final class Waiter<K> {

    enum Answer {
        /// Not yet; or, once out of the queue, not in time.
        NONE,
        /// A connection of the lane, already lent to this borrower.
        CONNECTION,
        /// The permission to open one, already counted.
        PERMISSION,
        REFUSED
    }

    final Lane<K> lane;
    final long ticket;
    final long since;

    private final Condition answered;

    private Answer answer = Answer.NONE;

    private @Nullable Slot<K> slot;

    private @Nullable Permission<K> permission;

    Waiter(Lane<K> lane, long ticket, long since, Condition answered) {
        this.lane = lane;
        this.ticket = ticket;
        this.since = since;
        this.answered = answered;
    }

    Answer answer() {
        return answer;
    }

    /// The answer [Answer#PERMISSION].
    Permission<K> permission() {
        return Objects.requireNonNull(permission);
    }

    /// The next of its lane.
    boolean isFirst() {
        return lane.waiters.peekFirst() == this;
    }

    boolean isWaiting() {
        return answer == Answer.NONE;
    }

    /// The connection of the answer [Answer#CONNECTION].
    Slot<K> handed() {
        return Objects.requireNonNull(slot);
    }

    void take(Slot<K> handed) {
        slot = handed;
        answer(Answer.CONNECTION);
    }

    void permit(Permission<K> given) {
        permission = given;
        answer(Answer.PERMISSION);
    }

    void refuse() {
        answer(Answer.REFUSED);
    }

    /// Returns when an answer came, when the time is up, or for no reason.
    void await(long nanoseconds) throws InterruptedException {
        answered.awaitNanos(nanoseconds);
    }

    private void answer(Answer given) {
        answer = given;
        answered.signal();
    }
}
