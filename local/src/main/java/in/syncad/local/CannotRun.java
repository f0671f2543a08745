package in.syncad.local;

/// Something outside the program is not as it must be. The message is one line and says what to change.
final class CannotRun extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotRun(String message) {
        super(message, null, false, false);
    }
}
