package in.syncad.provisioning.saga;

import java.util.Locale;

/// How far a step is.
public enum StepStatus {
    PENDING,
    RUNNING,
    /// For something outside that takes its time.
    WAITING,
    /// Failed in passing, to be tried again.
    RETRYING,
    DONE,
    FAILED,
    UNDOING,
    UNDONE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static StepStatus ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
