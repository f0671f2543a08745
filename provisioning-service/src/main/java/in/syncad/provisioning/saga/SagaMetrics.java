package in.syncad.provisioning.saga;

import in.syncad.provisioning.saga.StepOutcome.Done;
import in.syncad.provisioning.saga.StepOutcome.Failed;
import in.syncad.provisioning.saga.StepOutcome.Wait;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Sagas as meters: `saga.started`, `saga.finished` by status, `saga.step` as timer of single attempts by outcome,
/// `saga.undo.failed`. Subjects are in the logs; as tags they would be too many.
@Component
class SagaMetrics implements SagaObserver {

    private final MeterRegistry meters;

    SagaMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void started(Saga saga) {
        meters.counter("saga.started", "kind", saga.kind()).increment();
    }

    @Override
    public void attempted(Saga saga, String step, StepOutcome outcome, Duration duration) {
        meters.timer("saga.step", "kind", saga.kind(), "step", step, "outcome", name(outcome))
                .record(duration);
    }

    @Override
    public void undoFailed(Saga saga, String step, int attempts, String why) {
        meters.counter("saga.undo.failed", "kind", saga.kind(), "step", step).increment();
    }

    @Override
    public void finished(Saga saga, SagaStatus status) {
        meters.counter("saga.finished", "kind", saga.kind(), "status", status.code())
                .increment();
    }

    private static String name(StepOutcome outcome) {
        return switch (outcome) {
            case Done _ -> "done";
            case Wait _ -> "waiting";
            case Failed failed -> failed.permanent() ? "failed" : "failed-in-passing";
        };
    }
}
