package in.syncad.provisioning.saga;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import in.syncad.provisioning.saga.SagaRunner.Next;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A saga as a job: one row of the scheduler's table while the saga is open. When the node that works on it dies, the
/// row's heartbeat stops and another node takes it.
@Configuration(proxyBeanMethods = false)
class SagaTask {

    static final String NAME = "saga";

    /// When not even the outcome of a step could be recorded.
    private static final Duration TROUBLE = Duration.ofSeconds(1);

    @Bean
    Task<Void> sagaRuns(SagaRunner runner) {
        return Tasks.custom(NAME, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(TROUBLE))
                .execute((instance, context) -> completion(runner.run(UUID.fromString(instance.getId()))));
    }

    private static CompletionHandler<Void> completion(Next next) {
        return switch (next) {
            case Next.Finished _ -> new CompletionHandler.OnCompleteRemove<>();
            case Next.Again again ->
                (complete, operations) ->
                        operations.reschedule(again.afterFailure() ? asFailure(complete) : complete, again.at());
        };
    }

    /// The scheduler's own views show how often a row has failed.
    private static ExecutionComplete asFailure(ExecutionComplete complete) {
        return ExecutionComplete.failure(complete.getExecution(), complete.getTimeDone(), complete.getTimeDone(), null);
    }
}
