package in.syncad.provisioning.saga;

import in.syncad.provisioning.saga.StepOutcome.Done;
import in.syncad.provisioning.saga.StepOutcome.Failed;
import in.syncad.provisioning.saga.StepOutcome.Wait;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Sagas in the log; which saga it is stands in the log's context.
@Component
class SagaLog implements SagaObserver {

    private static final Logger log = LoggerFactory.getLogger(SagaLog.class);

    /// From here on somebody has to look: something that should be gone is not.
    private static final int ALARMING_ATTEMPTS = 5;

    @Override
    public void started(Saga saga) {
        log.info("{} starts", saga.kind());
    }

    @Override
    public void attempted(Saga saga, String step, StepOutcome outcome, Duration duration) {
        switch (outcome) {
            case Done _ -> log.debug("{} done in {} ms", step, duration.toMillis());
            case Wait wait ->
                log.debug("{} waits for {} ms", step, wait.before().toMillis());
            case Failed failed ->
                log.warn("{} failed{}: {}", step, failed.permanent() ? "" : " in passing", failed.why());
        }
    }

    @Override
    public void undone(Saga saga, String step) {
        log.info("{} undone", step);
    }

    @Override
    public void undoFailed(Saga saga, String step, int attempts, String why) {
        if (attempts >= ALARMING_ATTEMPTS) {
            log.error("{} could not be undone in {} attempts: {}", step, attempts, why);
        } else {
            log.warn("{} could not be undone, to be tried again: {}", step, why);
        }
    }

    @Override
    public void finished(Saga saga, SagaStatus status) {
        log.info("{} is {}", saga.kind(), status.code());
    }
}
