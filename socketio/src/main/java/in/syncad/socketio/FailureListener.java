package in.syncad.socketio;

/// Hears of exceptions in handlers and authenticators: faults of the application, which a client may be able to
/// repeat at will, so whoever logs them should not log each.
@FunctionalInterface
public interface FailureListener {

    /// @param place such as `event chat:send` or `authenticator of /school`
    void failed(String place, RuntimeException failure);
}
