package in.syncad.api.realtime;

import in.syncad.socketio.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Closes a socket when the token expires that let it in. Its client connects again with a fresh one: so nobody stays
/// longer than over HTTP, whatever message of an ended session or a changed role was lost.
@Component
class Expiries implements DisposableBean {

    private final Clock clock;
    private final Map<String, Future<?>> pending = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("socket-expiries").factory());

    Expiries(Clock clock) {
        this.clock = clock;
        timer.setRemoveOnCancelPolicy(true);
    }

    void close(Socket socket, Instant at) {
        long wait = Duration.between(clock.instant(), at).toMillis();
        pending.put(socket.id(), timer.schedule(socket::close, wait, TimeUnit.MILLISECONDS));
    }

    void forget(Socket socket) {
        Future<?> closing = pending.remove(socket.id());
        if (closing != null) {
            closing.cancel(false);
        }
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
