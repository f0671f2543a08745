package in.syncad.api.presence;

import in.syncad.common.tenancy.SchoolId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Who is connected to this instance. Whoever goes is counted a little longer: most come back at once, as when
/// a page is loaded again.
@Component
class LocalPeople {

    static final Duration LINGERING = Duration.ofSeconds(3);

    private final Clock clock;
    /// What is within is touched inside of `compute` only.
    private final Map<SchoolId, Map<UUID, Devices>> schools = new ConcurrentHashMap<>();

    LocalPeople(Clock clock) {
        this.clock = clock;
    }

    /// @param changedAt when the last one came or went
    private record Devices(Set<String> connections, Instant changedAt) {

        boolean isGone(Instant now) {
            return connections.isEmpty() && changedAt.plus(LINGERING).isBefore(now);
        }
    }

    void came(SchoolId school, UUID person, String connection) {
        schools.compute(school, (key, known) -> {
            Map<UUID, Devices> people = known == null ? new HashMap<>() : known;
            Set<String> connections = connectionsOf(people, person);
            connections.add(connection);
            people.put(person, new Devices(connections, clock.instant()));
            return people;
        });
    }

    void left(SchoolId school, UUID person, String connection) {
        schools.computeIfPresent(school, (key, people) -> {
            Set<String> connections = connectionsOf(people, person);
            if (connections.remove(connection)) {
                people.put(person, new Devices(connections, clock.instant()));
            }
            return people;
        });
    }

    Set<SchoolId> schools() {
        return Set.copyOf(schools.keySet());
    }

    Set<UUID> of(SchoolId school) {
        Instant now = clock.instant();
        Set<UUID> here = new HashSet<>();
        schools.computeIfPresent(school, (key, people) -> {
            people.values().removeIf(devices -> devices.isGone(now));
            here.addAll(people.keySet());
            return people;
        });
        return here;
    }

    /// A school that has no people here; if somebody has come meanwhile, it has.
    void forgetIfEmpty(SchoolId school) {
        schools.remove(school, Map.<UUID, Devices>of());
    }

    /// A school that is not served any more.
    void forget(SchoolId school) {
        schools.remove(school);
    }

    private static Set<String> connectionsOf(Map<UUID, Devices> people, UUID person) {
        Devices devices = people.get(person);
        return devices == null ? new HashSet<>() : new HashSet<>(devices.connections());
    }
}
