package in.syncad.api.testing;

import in.syncad.common.secret.Secrets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The in-memory twin of [Secrets].
public final class RememberedSecrets implements Secrets {

    private final Map<String, String> secrets = new ConcurrentHashMap<>();

    @Override
    public void put(String name, String value) {
        secrets.put(name, value);
    }

    @Override
    public String putIfAbsent(String name, String value) {
        String there = secrets.putIfAbsent(name, value);
        return there == null ? value : there;
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    @Override
    public void delete(String name) {
        secrets.remove(name);
    }
}
