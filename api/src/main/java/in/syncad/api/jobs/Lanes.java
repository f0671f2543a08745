package in.syncad.api.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// The lanes at work on this node: they start when everything else stands, and stop before anything else goes.
public final class Lanes implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Lanes.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private final Map<JobLane, Scheduler> schedulers = new EnumMap<>(JobLane.class);
    private final Queue<OnStartup> toArrange;
    private final Clock clock;
    private final ScheduledExecutorService arranger = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("lanes").factory());
    private volatile boolean started;

    /// @param builder makes the scheduler of a lane; its jobs have it look for more by what they are given here
    /// @param byThemselves tasks of the usual lane that nobody asks for
    Lanes(BiFunction<JobLane, Runnable, Scheduler> builder, List<OnStartup> byThemselves, Clock clock) {
        this.toArrange = new ConcurrentLinkedQueue<>(byThemselves);
        this.clock = clock;
        for (JobLane lane : JobLane.values()) {
            schedulers.put(lane, builder.apply(lane, () -> ring(lane)));
        }
    }

    /// Something of this lane has become due.
    void ring(JobLane lane) {
        if (started) {
            of(lane).triggerCheckForDueExecutions();
        }
    }

    /// Whether all of them look for work.
    public boolean areOpen() {
        return schedulers.values().stream()
                .map(Scheduler::getSchedulerState)
                .allMatch(state -> state.isStarted() && !state.isShuttingDown());
    }

    @Override
    public void start() {
        schedulers.values().forEach(Scheduler::start);
        started = true;
        arranger.scheduleWithFixedDelay(this::arrange, 0, TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Until all are in the lane. db-scheduler itself would try it once, and the central database may be away at the
    /// start.
    private void arrange() {
        try {
            for (OnStartup next = toArrange.peek(); next != null; next = toArrange.peek()) {
                next.onStartup(of(JobLane.USUAL), clock::instant);
                toArrange.remove();
            }
            arranger.shutdown();
        } catch (SQLRuntimeException | DbSchedulerException away) {
            log.info("recurring tasks are arranged as soon as the central database can be reached");
        }
    }

    /// All at the same time, because each waits for the jobs that are running.
    @Override
    public void stop() {
        started = false;
        arranger.shutdownNow();
        try (ExecutorService stopping = Executors.newVirtualThreadPerTaskExecutor()) {
            schedulers.values().forEach(scheduler -> stopping.execute(scheduler::stop));
        }
    }

    /// While the sockets are drained, which is done in the same phase.
    @Override
    public void stop(Runnable stopped) {
        Thread.ofVirtual().name("lanes-stop").start(() -> {
            stop();
            stopped.run();
        });
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    private Scheduler of(JobLane lane) {
        return Objects.requireNonNull(schedulers.get(lane));
    }
}
