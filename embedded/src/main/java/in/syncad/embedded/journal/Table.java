package in.syncad.embedded.journal;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// Records by key, in key order. Reads see every change that has returned, and may run beside writers.
public final class Table<V> {

    private final ConcurrentSkipListMap<String, V> values = new ConcurrentSkipListMap<>();
    private final Journal journal;
    private final String name;

    Table(Journal journal, String name) {
        this.journal = journal;
        this.name = name;
    }

    public Optional<V> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public void put(String key, V value) {
        change(Map.of(key, Optional.of(value)));
    }

    public void remove(String key) {
        if (values.containsKey(key)) {
            change(Map.of(key, Optional.empty()));
        }
    }

    /// Puts what is present and removes what is empty, all or nothing.
    public void change(Map<String, Optional<V>> changes) {
        if (!changes.isEmpty()) {
            journal.record(name, changes, () -> apply(changes));
        }
    }

    public List<V> all() {
        return List.copyOf(values.values());
    }

    /// A live, unmodifiable view in key order.
    public NavigableMap<String, V> entries() {
        return Collections.unmodifiableNavigableMap(values);
    }

    public int size() {
        return values.size();
    }

    void restore(String key, V value) {
        values.put(key, value);
    }

    private void apply(Map<String, Optional<V>> changes) {
        changes.forEach(
                (key, value) -> value.ifPresentOrElse(present -> values.put(key, present), () -> values.remove(key)));
    }
}
