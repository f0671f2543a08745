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

    public enum Kind {
        /// It did not happen; asking again may help (throttled, refused connection, 5xx before any effect).
        TRANSIENT,
        /// No answer came: it may or may not have happened. Repeat only what is idempotent.
        UNKNOWN,
        /// It did not happen and will not, however often it is asked for.
        PERMANENT
    }
}
