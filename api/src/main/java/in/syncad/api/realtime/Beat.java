package in.syncad.api.realtime;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Does something again and again on a thread of its own, from when the service is ready until it ends. That it fails
/// once is no reason to stop.
public abstract class Beat implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Beat.class);

    private final String name;
    private final Duration pause;
    private final ScheduledThreadPoolExecutor timer;
    private volatile boolean running;

    /// @param name of the thread
    /// @param pause before the first time, and from the end of one to the next
    protected Beat(String name, Duration pause) {
        this.name = name;
        this.pause = pause;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name(name).factory());
    }

    protected abstract void beat();

    private void beatOn() {
        try {
            beat();
        } catch (RuntimeException failure) {
            LOG.warn("A beat of {} failed: {}", name, failure.getMessage());
        }
    }

    @Override
    public final void start() {
        var unused =
                timer.scheduleWithFixedDelay(this::beatOn, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        running = true;
    }

    @Override
    public final void stop() {
        timer.shutdownNow();
        running = false;
    }

    @Override
    public final boolean isRunning() {
        return running;
    }
}
