package in.syncad.api.inbound;

import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.RunningApi;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Webhooks called as providers call them, and what is stored of it.
final class Events {

    private final RunningApi api;

    Events(RunningApi api) {
        this.api = api;
    }

    /// @param headers beside the usual ones
    ApiAnswer post(String path, String type, String body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", type);
        return api.at("api.syncad.in").send("POST", path, body, all);
    }

    ApiAnswer sns(String path, String body) {
        return post(path, "text/plain; charset=UTF-8", body, Map.of());
    }

    int count() {
        return central()
                .sql("SELECT count(*) FROM inbound_event")
                .query(Integer.class)
                .single();
    }

    Optional<String> outcome(String key) {
        List<String> outcomes = central()
                .sql("SELECT coalesce(outcome, '') FROM inbound_event WHERE event_key = :key")
                .param("key", key)
                .query(String.class)
                .list();
        return outcomes.stream().findFirst().filter(outcome -> !outcome.isEmpty());
    }

    String awaitOutcome(String key) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> outcome(key), Optional::isPresent)
                .orElseThrow();
    }

    JdbcClient central() {
        return api.schools().registry();
    }
}
