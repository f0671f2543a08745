package in.syncad.api.realtime;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ends a hop and makes room for another, once.
final class Ending implements Runnable {

    private final Hop hop;
    private final Semaphore free;
    private final AtomicBoolean done = new AtomicBoolean();

    Ending(Hop hop, Semaphore free) {
        this.hop = hop;
        this.free = free;
    }

    @Override
    public void run() {
        if (done.compareAndSet(false, true)) {
            hop.close();
            free.release();
        }
    }
}
