package in.syncad.provisioning.saga;

import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/// All who want to be told.
@Component
class SagaObservers {

    private final List<SagaObserver> observers;

    SagaObservers(List<SagaObserver> observers) {
        this.observers = List.copyOf(observers);
    }

    void started(Saga saga) {
        observers.forEach(observer -> observer.started(saga));
    }

    void attempted(Saga saga, String step, StepOutcome outcome, Duration duration) {
        observers.forEach(observer -> observer.attempted(saga, step, outcome, duration));
    }

    void undone(Saga saga, String step) {
        observers.forEach(observer -> observer.undone(saga, step));
    }

    void undoFailed(Saga saga, String step, int attempts, String why) {
        observers.forEach(observer -> observer.undoFailed(saga, step, attempts, why));
    }

    void finished(Saga saga, SagaStatus status) {
        observers.forEach(observer -> observer.finished(saga, status));
    }
}
