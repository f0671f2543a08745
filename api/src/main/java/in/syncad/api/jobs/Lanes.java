package in.syncad.api.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import org.springframework.context.SmartLifecycle;

/// The lanes at work on this node: they start when everything else stands, and stop before anything else goes.
public final class Lanes implements SmartLifecycle {

    private final Map<JobLane, Scheduler> schedulers = new EnumMap<>(JobLane.class);
    private volatile boolean started;

    /// @param builder makes the scheduler of a lane; its jobs have it look for more by what they are given here
    Lanes(BiFunction<JobLane, Runnable, Scheduler> builder) {
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

    /// How many jobs are running here.
    int running(JobLane lane) {
        return of(lane).getCurrentlyExecuting().size();
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
    }

    /// All at the same time, because each waits for the jobs that are running.
    @Override
    public void stop() {
        started = false;
        try (ExecutorService stopping = Executors.newVirtualThreadPerTaskExecutor()) {
            schedulers.values().forEach(scheduler -> stopping.execute(scheduler::stop));
        }
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    private Scheduler of(JobLane lane) {
        return Objects.requireNonNull(schedulers.get(lane));
    }
}
