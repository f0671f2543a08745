package in.syncad.common.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import in.syncad.common.refusal.Refused;
import in.syncad.common.settings.DatabaseUrl;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Which schools there are, answered from memory. [RegistryListener] keeps the memory in step with the registry; a
/// school that is not in it yet is looked up once, because it may have become active this very moment. When the
/// central database is away, the schools that are known go on being served.
public final class SchoolDirectory implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SchoolDirectory.class);

    /// Made-up subdomains must not flood the central database: few look-ups at once, and each name once in a while.
    private static final int LOOKUPS_AT_ONCE = 4;

    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(30);
    private static final int UNKNOWN_REMEMBERED = 10_000;

    private final SchoolRegistryStore registry;
    private final Map<String, School> bySlug = new ConcurrentHashMap<>();
    private final Map<SchoolId, School> byId = new ConcurrentHashMap<>();
    private final Cache<Object, Boolean> unknown = Caffeine.newBuilder()
            .maximumSize(UNKNOWN_REMEMBERED)
            .expireAfterWrite(UNKNOWN_FOR)
            .build();
    private final Semaphore lookups = new Semaphore(LOOKUPS_AT_ONCE);
    private final List<Consumer<School>> listeners;
    private @Nullable RegistryListener listener;

    SchoolDirectory(SchoolRegistryStore registry, List<Consumer<School>> listeners) {
        this.registry = registry;
        this.listeners = List.copyOf(listeners);
    }

    /// A directory that keeps itself in step until it is closed. Does not wait for the central database.
    ///
    /// @param url the central database, for the connection that listens
    /// @param central the central database, for single look-ups
    /// @param listeners told, one after the other, of each school that was added, changed, or (with its last
    ///     known data and the status `DELETED`) is no longer served
    public static SchoolDirectory start(DatabaseUrl url, DataSource central, List<Consumer<School>> listeners) {
        SchoolDirectory directory = new SchoolDirectory(new SchoolRegistryStore(central), listeners);
        directory.listener = RegistryListener.start(url, directory);
        return directory;
    }

    /// Whether changes of the registry arrive at this moment; for readiness.
    public boolean isInStep() {
        return listener != null && listener.isConnected();
    }

    @Override
    public void close() {
        if (listener != null) {
            listener.close();
        }
    }

    /// The school under that slug, unless it is unknown, failed or deleted.
    ///
    /// @throws Refused `503` when it is not in memory and the central database cannot be asked
    public Optional<School> bySlug(String slug) {
        return settled(bySlug.get(slug)).or(() -> lookUp(slug, () -> registry.bySlug(slug)));
    }

    /// Like [#bySlug].
    public Optional<School> byId(SchoolId id) {
        return settled(byId.get(id)).or(() -> lookUp(id, () -> registry.byId(id)));
    }

    /// How many schools are known.
    public int size() {
        return byId.size();
    }

    /// A school in creation is about to change; for it the registry is asked.
    private static Optional<School> settled(@Nullable School school) {
        return Optional.ofNullable(school).filter(known -> known.status() != SchoolStatus.PROVISIONING);
    }

    private Optional<School> lookUp(Object key, Supplier<Optional<School>> query) {
        if (unknown.getIfPresent(key) != null) {
            return Optional.empty();
        }
        if (!lookups.tryAcquire()) {
            throw busy();
        }
        try {
            Optional<School> found = query.get();
            if (found.isEmpty()) {
                unknown.put(key, true);
            }
            return found.map(this::learn);
        } catch (DataAccessException e) {
            log.warn(
                    "the registry cannot be asked: {}", e.getMostSpecificCause().getMessage());
            throw busy();
        } finally {
            lookups.release();
        }
    }

    private static Refused busy() {
        return Refused.unavailable(
                "school.lookup-busy", "The school cannot be looked up at this moment.", Duration.ofSeconds(1));
    }

    /// Reads everything; schools that vanished meanwhile are forgotten.
    void reload() {
        Map<SchoolId, School> gone = new HashMap<>(byId);
        for (School school : registry.all()) {
            gone.remove(school.id());
            change(school);
        }
        gone.values().forEach(this::forget);
    }

    /// Reads one school that the registry says has changed.
    void refresh(SchoolId id) {
        registry.byId(id).ifPresentOrElse(this::change, () -> {
            School known = byId.get(id);
            if (known != null) {
                forget(known);
            }
        });
    }

    /// Takes in what a look-up found, unless the memory has learned of that school meanwhile: that is newer.
    ///
    /// @return what the memory holds then
    private synchronized School learn(School found) {
        return settled(byId.get(found.id())).orElseGet(() -> {
            change(found);
            return found;
        });
    }

    /// Memory and listeners learn of it in one step, so that they learn of all changes in the same order.
    private synchronized void change(School school) {
        if (!school.equals(byId.get(school.id()))) {
            remember(school);
            listeners.forEach(listener -> listener.accept(school));
        }
    }

    private void remember(School school) {
        School before = byId.put(school.id(), school);
        if (before != null && !before.slug().equals(school.slug())) {
            bySlug.remove(before.slug(), before);
        }
        bySlug.put(school.slug(), school);
        unknown.invalidate(school.slug());
        unknown.invalidate(school.id());
    }

    private synchronized void forget(School school) {
        byId.remove(school.id());
        bySlug.remove(school.slug(), school);
        School gone = new School(
                school.id(),
                school.slug(),
                school.name(),
                SchoolStatus.DELETED,
                school.databaseName(),
                school.timeZone());
        listeners.forEach(listener -> listener.accept(gone));
    }
}
