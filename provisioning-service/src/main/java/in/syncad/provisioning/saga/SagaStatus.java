package in.syncad.provisioning.saga;

import java.util.Locale;

/// How far a saga is.
public enum SagaStatus {
    RUNNING,
    /// Something failed for good: what was started is being undone.
    ROLLING_BACK,
    DONE,
    /// Nothing is left of it.
    ROLLED_BACK,
    /// Called off from outside before it had an effect that mattered.
    CANCELLED;

    public boolean isOpen() {
        return this == RUNNING || this == ROLLING_BACK;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static SagaStatus ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
