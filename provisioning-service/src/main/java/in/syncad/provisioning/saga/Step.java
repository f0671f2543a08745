package in.syncad.provisioning.saga;

import java.time.Duration;
import java.util.Optional;

/// One part of a saga: an effect and its compensation. Both may run again at any point, also after a crash in the
/// middle of them and on another node: they look first, and name what they make so that it is found again.
public interface Step {

    /// Stable; operators and rows know the step by it.
    String name();

    /// Failures may be thrown as well as returned; what a thrown one means is [Failures]' business.
    StepOutcome apply(StepContext context);

    /// Removes whatever [#apply] may have made, finished or not. Throws when that did not work; it is then tried
    /// again, for ever.
    default void undo(StepContext context) {}

    /// How long to go on with a step whose transient failures do not end, counted from its start. Such a step can no
    /// longer undo the saga: it stays failed and the saga goes on. Empty for steps that give up after
    /// [Backoff#ATTEMPTS] attempts and have everything undone.
    default Optional<Duration> patience() {
        return Optional.empty();
    }
}
