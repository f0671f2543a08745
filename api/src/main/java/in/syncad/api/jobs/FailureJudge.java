package in.syncad.api.jobs;

import in.syncad.api.failures.DatabaseFailures;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.refusal.Refused;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Judges what jobs throw.
@Component
class FailureJudge {

    private static final Duration SHORTLY = Duration.ofSeconds(2);
    private static final String OURS = "in.syncad.";

    private final DatabaseFailures databases;

    FailureJudge(DatabaseFailures databases) {
        this.databases = databases;
    }

    Judgement judge(Throwable thrown) {
        return switch (thrown) {
            case Refused refused -> judge(refused);
            case OutsideFailure failure ->
                switch (failure.kind()) {
                    case TRANSIENT -> new Judgement.Unexpected(String.valueOf(failure.getMessage()));
                    case UNKNOWN, PERMANENT -> new Judgement.Hopeless(String.valueOf(failure.getMessage()));
                };
            default ->
                databases
                        .refusal(thrown)
                        .filter(refused -> refused.reason() == Refused.Reason.UNAVAILABLE)
                        .map(FailureJudge::judge)
                        .orElseGet(() -> new Judgement.Unexpected(words(thrown)));
        };
    }

    private static Judgement judge(Refused refused) {
        return switch (refused.reason()) {
            case UNAVAILABLE, TOO_MANY ->
                new Judgement.NotYet(refused.retryAfter().orElse(SHORTLY), refused.code());
            case STALE -> new Judgement.Unexpected(refused.code());
            case MALFORMED, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT, INVALID, PRECONDITION_REQUIRED ->
                new Judgement.Hopeless(refused.code());
        };
    }

    /// The class and the first line of ours on the stack.
    private static String words(Throwable thrown) {
        Optional<StackTraceElement> place = Arrays.stream(thrown.getStackTrace())
                .filter(line -> line.getClassName().startsWith(OURS))
                .findFirst();
        String name = thrown.getClass().getSimpleName();
        return place.map(line -> "%s at %s:%d".formatted(name, line.getFileName(), line.getLineNumber()))
                .orElse(name);
    }
}
