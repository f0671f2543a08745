package in.syncad.embedded.aws.server;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// How often each operation was called since the start, refused and failed calls included, unsigned ones not.
public final class Calls {

    private final Map<String, Long> counts = new ConcurrentHashMap<>();

    public long of(String operation) {
        return counts.getOrDefault(operation, 0L);
    }

    public Map<String, Long> all() {
        return new TreeMap<>(counts);
    }

    void count(String operation) {
        counts.merge(operation, 1L, Long::sum);
    }
}
