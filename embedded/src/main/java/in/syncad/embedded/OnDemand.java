package in.syncad.embedded;

import java.util.Optional;
import java.util.function.Supplier;

/// A service that the first caller starts and everybody shares; callers of different services do not wait for each
/// other.
final class OnDemand<T extends AutoCloseable> {

    private final Supplier<T> start;
    private Optional<T> running = Optional.empty();
    private boolean closed;

    OnDemand(Supplier<T> start) {
        this.start = start;
    }

    /// @throws IllegalStateException after the close
    synchronized T get() {
        if (closed) {
            throw new IllegalStateException("the embedded platform is closed");
        }
        T service = running.orElseGet(start);
        running = Optional.of(service);
        return service;
    }

    /// Closes the service if it was ever started; from now on it cannot be.
    synchronized void close() {
        closed = true;
        running.ifPresent(OnDemand::close);
        running = Optional.empty();
    }

    private static void close(AutoCloseable service) {
        try {
            service.close();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(service + " does not stop", failure);
        }
    }
}
