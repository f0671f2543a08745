package in.syncad.provisioning.saga;

import in.syncad.provisioning.saga.JournalStore.LeaseLost;
import in.syncad.provisioning.saga.SagaStore.Taken;
import in.syncad.provisioning.saga.StepOutcome.Failed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/// Works on a saga until it is finished or has to wait. May be stopped at any point; whoever comes next goes on from
/// what was recorded.
@Component
class SagaRunner {

    private final SagaDefinitions definitions;
    private final SagaStore sagas;
    private final JournalStore journal;
    private final SagaObservers observer;
    private final Clock clock;

    SagaRunner(
            SagaDefinitions definitions, SagaStore sagas, JournalStore journal, SagaObservers observer, Clock clock) {
        this.definitions = definitions;
        this.sagas = sagas;
        this.journal = journal;
        this.observer = observer;
        this.clock = clock;
    }

    /// What is to be done with the saga next.
    sealed interface Next {

        /// Nothing, ever; or somebody else does it.
        record Finished() implements Next {}

        /// Run it again then.
        record Again(Instant at, boolean afterFailure) implements Next {}
    }

    Next run(UUID id) {
        Optional<Taken> taken = sagas.take(id);
        if (taken.isEmpty()) {
            return new Next.Finished();
        }
        Saga saga = taken.get().saga();
        try (var _ = MDC.putCloseable("saga", id.toString());
                var _ = MDC.putCloseable(
                        definitions.of(saga).subject(), saga.subject().toString())) {
            return saga.status() == SagaStatus.ROLLING_BACK ? back(taken.get()) : forthOrBack(taken.get());
        } catch (LeaseLost elsewhere) {
            return new Next.Finished();
        }
    }

    /// Turns round where an operator had it rolled back meanwhile: a step that was under way has come to its end.
    private Next forthOrBack(Taken taken) {
        try {
            return forth(taken);
        } catch (LeaseLost lost) {
            return back(sagas.turnedRound(taken).orElseThrow(() -> lost));
        }
    }

    private Next forth(Taken taken) {
        if (taken.saga().steps().stream().noneMatch(SagaStep::wasStarted)) {
            observer.started(taken.saga());
        }
        List<SagaStep> left = taken.saga().steps().stream()
                .filter(state -> isLeft(taken.saga(), state))
                .toList();
        if (!left.isEmpty()) {
            journal.begin(taken, left.getFirst().position(), clock.instant());
        }
        for (int index = 0; index < left.size(); index++) {
            Optional<SagaStep> next = index + 1 < left.size() ? Optional.of(left.get(index + 1)) : Optional.empty();
            Optional<Next> stop = attempt(taken, left.get(index), next);
            if (stop.isPresent()) {
                return stop.get();
            }
        }
        return finished(taken, SagaStatus.DONE);
    }

    /// @param state recorded as begun
    /// @param next recorded as begun when this one lets the saga go on
    /// @return empty when the saga goes on to the next step
    private Optional<Next> attempt(Taken taken, SagaStep state, Optional<SagaStep> next) {
        Step step = definitions.step(taken.saga(), state.name());
        Instant begun = clock.instant();
        Instant started = state.startedAt().orElse(begun);
        StepOutcome outcome = outcome(step, context(taken.saga(), started));
        Instant ended = clock.instant();
        Verdict verdict = Verdict.on(
                outcome,
                step,
                definitions.of(taken.saga()).reversible(),
                state.attemptsWithThis(),
                Duration.between(started, ended));
        record(taken, state, next, verdict, ended);
        observer.attempted(taken.saga(), step.name(), outcome, Duration.between(begun, ended));
        return switch (verdict) {
            case Verdict.Proceed _, Verdict.GiveUp _ -> Optional.empty();
            case Verdict.AskAgain wait -> Optional.of(new Next.Again(ended.plus(wait.after()), false));
            case Verdict.TryAgain retry -> Optional.of(new Next.Again(ended.plus(retry.after()), true));
            case Verdict.Undo _ ->
                Optional.of(back(taken.with(sagas.get(taken.saga().id()))));
        };
    }

    private static StepOutcome outcome(Step step, StepContext context) {
        try {
            return step.apply(context);
        } catch (RuntimeException failure) {
            return Failures.read(failure);
        }
    }

    private void record(Taken taken, SagaStep state, Optional<SagaStep> next, Verdict verdict, Instant now) {
        int position = state.position();
        switch (verdict) {
            case Verdict.Proceed proceed ->
                next.ifPresentOrElse(
                        following -> journal.doneAndBegin(taken, position, proceed.output(), following.position(), now),
                        () -> journal.done(taken, position, proceed.output(), now));
            case Verdict.GiveUp giveUp -> {
                journal.failed(taken, position, StepStatus.FAILED, giveUp.why(), now);
                next.ifPresent(following -> journal.begin(taken, following.position(), now));
            }
            case Verdict.AskAgain _ -> journal.waiting(taken, position);
            case Verdict.TryAgain retry -> journal.failed(taken, position, retry.status(), retry.why(), now);
            case Verdict.Undo undo -> journal.rollBack(taken, state, undo.why(), now);
        }
    }

    /// Undoes every step that was ever started, not only the finished ones: a lost reply may hide an effect.
    private Next back(Taken taken) {
        for (SagaStep state : taken.saga().steps().reversed()) {
            if (state.wasStarted() && state.status() != StepStatus.UNDONE) {
                Optional<Failed> failure = undo(taken, state);
                if (failure.isPresent()) {
                    int attempts = state.undoAttempts() + 1;
                    observer.undoFailed(
                            taken.saga(), state.name(), attempts, failure.get().why());
                    return new Next.Again(clock.instant().plus(Backoff.after(attempts)), true);
                }
            }
        }
        return finished(taken, SagaStatus.ROLLED_BACK);
    }

    private Optional<Failed> undo(Taken taken, SagaStep state) {
        Step step = definitions.step(taken.saga(), state.name());
        journal.undoing(taken, state.position());
        try {
            step.undo(context(taken.saga(), state.startedAt().orElseGet(clock::instant)));
        } catch (RuntimeException failure) {
            Failed failed = Failures.read(failure);
            journal.undoFailed(taken, state.position(), failed.why());
            return Optional.of(failed);
        }
        journal.undone(taken, state.position());
        observer.undone(taken.saga(), state.name());
        return Optional.empty();
    }

    private Next finished(Taken taken, SagaStatus status) {
        journal.finish(taken, status, clock.instant());
        observer.finished(taken.saga(), status);
        return new Next.Finished();
    }

    private static StepContext context(Saga saga, Instant startedAt) {
        return new StepContext(saga.id(), saga.subject(), saga.input(), startedAt, saga.failure());
    }

    private boolean isLeft(Saga saga, SagaStep state) {
        return switch (state.status()) {
            case DONE -> false;
            case FAILED -> !isGivenUp(definitions.step(saga, state.name()), state);
            case PENDING, RUNNING, WAITING, RETRYING, UNDOING, UNDONE -> true;
        };
    }

    private boolean isGivenUp(Step step, SagaStep failed) {
        return step.patience()
                .flatMap(patience -> failed.startedAt().map(started -> started.plus(patience)))
                .map(until -> !until.isAfter(clock.instant()))
                .orElse(false);
    }
}
