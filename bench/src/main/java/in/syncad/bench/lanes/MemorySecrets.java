package in.syncad.bench.lanes;

import in.syncad.common.secret.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A secrets store that costs nothing.
final class MemorySecrets implements Secrets {

    private final Map<String, String> values = new ConcurrentHashMap<>();

    @Override
    public void put(String name, String value) {
        values.put(name, value);
    }

    @Override
    public String putIfAbsent(String name, String value) {
        String before = values.putIfAbsent(name, value);
        return before == null ? value : before;
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public List<String> names(String prefix) {
        return values.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    @Override
    public void delete(String name) {
        values.remove(name);
    }
}
