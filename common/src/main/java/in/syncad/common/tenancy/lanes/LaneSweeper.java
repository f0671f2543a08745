package in.syncad.common.tenancy.lanes;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that looks at the clocks of all lanes.
final class LaneSweeper {

    private static final Logger log = LoggerFactory.getLogger(LaneSweeper.class);

    private final Duration interval;
    private final Runnable sweep;
    private final Thread thread;

    LaneSweeper(Duration interval, Runnable sweep) {
        this.interval = interval;
        this.sweep = sweep;
        this.thread = Thread.ofVirtual().name("lane-sweeper").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void stop() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(interval);
                sweepOnce();
            }
        } catch (InterruptedException stopped) {
            log.debug("The lane pool sweeps no more");
        }
    }

    private void sweepOnce() {
        try {
            sweep.run();
        } catch (RuntimeException failure) {
            log.error("Sweeping the lanes failed; the next sweep is in {}", interval, failure);
        }
    }
}
