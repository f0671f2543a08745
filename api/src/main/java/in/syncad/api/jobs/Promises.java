package in.syncad.api.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Honours the [Intent]s that were left behind.
@Component
class Promises {

    private final JobStore store;
    private final Clock clock;

    Promises(JobStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Task<Intent> task(Runnable ring) {
        return Tasks.custom(Intent.NAME, Intent.class).execute((instance, context) -> {
            Intent honoured = instance.getData().honouredOnce();
            store.putNoLaterThan(honoured.job(), clock.instant());
            ring.run();
            Optional<Duration> wait = honoured.nextWait();
            return wait.isPresent()
                    ? (complete, operations) -> operations.reschedule(
                            complete, complete.getTimeDone().plus(wait.get()), honoured)
                    : new CompletionHandler.OnCompleteRemove<>();
        });
    }
}
