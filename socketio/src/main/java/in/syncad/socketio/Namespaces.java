package in.syncad.socketio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The namespaces of a server: those that were named, and those that came into being because a client asked for one
/// that is allowed. The latter go with their last socket, so that clients cannot fill the memory with names.
final class Namespaces {

    private final Machinery machinery;
    private final FanOut fanOut;
    private final Map<String, Entry> byName = new ConcurrentHashMap<>();
    private final List<Family> families = new CopyOnWriteArrayList<>();

    private record Entry(Namespace namespace, boolean isFixed, int sockets) {

        Entry plus(int more) {
            return new Entry(namespace, isFixed, sockets + more);
        }
    }

    private record Family(Predicate<String> names, Consumer<Namespace> setup) {}

    Namespaces(Machinery machinery, FanOut fanOut) {
        this.machinery = machinery;
        this.fanOut = fanOut;
    }

    Namespace fixed(String name) {
        if (!name.startsWith("/") || name.contains(",") || name.contains("?")) {
            throw new IllegalArgumentException(
                    "A namespace begins with a slash and has no comma or question mark: " + name);
        }
        return byName.computeIfAbsent(name, same -> new Entry(make(same), true, 0))
                .namespace();
    }

    void family(Predicate<String> names, Consumer<Namespace> setup) {
        families.add(new Family(names, setup));
    }

    Optional<Namespace> find(String name) {
        return Optional.ofNullable(byName.get(name)).map(Entry::namespace);
    }

    /// The namespace for one more socket, which [#leave] must follow.
    Optional<Namespace> enter(String name) {
        Entry entered = byName.compute(name, (same, known) -> {
            if (known != null) {
                return known.plus(1);
            }
            return families.stream()
                    .filter(family -> family.names().test(name))
                    .findFirst()
                    .map(family -> {
                        Namespace made = make(name);
                        family.setup().accept(made);
                        return new Entry(made, false, 1);
                    })
                    .orElse(null);
        });
        return Optional.ofNullable(entered).map(Entry::namespace);
    }

    void leave(Namespace namespace) {
        byName.computeIfPresent(
                namespace.name(), (name, entry) -> entry.sockets() == 1 && !entry.isFixed() ? null : entry.plus(-1));
    }

    private Namespace make(String name) {
        return new Namespace(name, machinery, fanOut);
    }
}
