package in.syncad.socketio;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/// The acknowledgements that one socket owes the server.
final class Acknowledgements {

    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, CompletableFuture<List<JsonNode>>> awaited = new ConcurrentHashMap<>();

    /// One that is awaited.
    record Awaited(long id, CompletableFuture<List<JsonNode>> future) {}

    /// Starts to wait. Fails at once if the client owes too many already.
    Awaited await(Duration timeout) {
        long id = lastId.getAndIncrement();
        CompletableFuture<List<JsonNode>> future = new CompletableFuture<>();
        if (awaited.size() >= Limits.MOST_AWAITED_ACKNOWLEDGEMENTS) {
            future.completeExceptionally(new IllegalStateException("The client owes too many acknowledgements"));
            return new Awaited(id, future);
        }
        awaited.put(id, future);
        future.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((values, failure) -> awaited.remove(id, future));
        return new Awaited(id, future);
    }

    /// The one with this id, which then is no longer awaited; nothing if it never was, or came too late.
    Optional<CompletableFuture<List<JsonNode>>> take(long id) {
        return Optional.ofNullable(awaited.remove(id));
    }

    void abandon() {
        awaited.values().forEach(future -> future.completeExceptionally(new SocketClosedException()));
    }
}
