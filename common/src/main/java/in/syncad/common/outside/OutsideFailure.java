package in.syncad.common.outside;

import java.util.Objects;

/// A call to a service outside our processes that did not go well. The message names service, operation and the
/// service's error code; never a secret or a recipient.
public final class OutsideFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public OutsideFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind);
    }

    public OutsideFailure(Kind kind, String message) {
        super(message);
        this.kind = Objects.requireNonNull(kind);
    }

    public Kind kind() {
        return kind;
    }

    /// What is known about the effect, and so what may be done next.
    public enum Kind {
        /// Asking again is safe and may help: it did not happen (throttled, refused connection, 5xx before any
        /// effect), or no answer came and it is idempotent.
        TRANSIENT,
        /// No answer came to what is not idempotent: it may or may not have happened.
        UNKNOWN,
        /// It did not happen and will not, however often it is asked for.
        PERMANENT
    }
}
