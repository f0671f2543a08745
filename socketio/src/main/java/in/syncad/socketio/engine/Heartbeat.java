package in.syncad.socketio.engine;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Pings the sessions of one loop and closes those that do not answer. As all intervals are alike, who was first in
/// line is due first: two queues and one timer for a loop, none for a session.
final class Heartbeat {

    private static final long SHORTEST_TICK = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_TICK = TimeUnit.SECONDS.toNanos(1);

    private final long interval;
    private final long timeout;
    private final long tick;
    private final Queue<Due> toPing = new ArrayDeque<>();
    private final Queue<Due> toAnswer = new ArrayDeque<>();

    /// A place in a line.
    private record Due(Beat beat, long at) {

        boolean isBefore(long time) {
            return at - time <= 0;
        }
    }

    /// What the heart of one session does.
    static final class Beat {

        private @Nullable Session session;
        private long answerBy;
        private boolean awaitingAnswer;

        Beat(Session session) {
            this.session = session;
        }

        void answered() {
            awaitingAnswer = false;
        }

        /// Lets go of the session: its place in the lines stays until it is its turn.
        void stop() {
            session = null;
        }
    }

    Heartbeat(EventLoop loop, Duration interval, Duration timeout) {
        this.interval = interval.toNanos();
        this.timeout = timeout.toNanos();
        tick = Math.clamp(Math.min(this.interval, this.timeout) / 8, SHORTEST_TICK, LONGEST_TICK);
        loop.scheduleAtFixedRate(() -> tick(System.nanoTime()), tick, tick, TimeUnit.NANOSECONDS);
    }

    void start(Beat beat) {
        toPing.add(new Due(beat, System.nanoTime() + interval));
    }

    /// Everything is done up to one tick early rather than late: a client that counts on its own closes on the exact
    /// time.
    private void tick(long now) {
        long horizon = now + tick;
        for (Due due = toAnswer.peek(); due != null && due.isBefore(horizon); due = toAnswer.peek()) {
            toAnswer.remove();
            expire(due);
        }
        for (Due due = toPing.peek(); due != null && due.isBefore(horizon); due = toPing.peek()) {
            toPing.remove();
            ping(due.beat(), now);
        }
    }

    private static void expire(Due due) {
        Beat beat = due.beat();
        if (beat.session != null && beat.awaitingAnswer && beat.answerBy == due.at()) {
            beat.session.close(CloseReason.PING_TIMEOUT);
        }
    }

    /// A session that still owes an answer, because the timeout is longer than the interval, is not asked again.
    private void ping(Beat beat, long now) {
        if (beat.session == null) {
            return;
        }
        if (!beat.awaitingAnswer) {
            beat.awaitingAnswer = true;
            beat.answerBy = now + timeout;
            toAnswer.add(new Due(beat, beat.answerBy));
            beat.session.sendPacket(PacketType.PING);
        }
        toPing.add(new Due(beat, now + interval));
    }
}
