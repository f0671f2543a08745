package in.syncad.api.presence;

import in.syncad.api.realtime.Beat;
import in.syncad.api.realtime.Live;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolDirectory;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.common.tenancy.SchoolStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Writes down who is connected here, twice a second where that has changed and else at each heartbeat, and
/// tells those who want to hear of it. However often somebody comes and goes, that is as often as others are
/// told. Nobody waits for it. What was written when this instance ends is left to expire: the other instances tell then
/// who has not come back to one of them.
@Component
class Heartbeat extends Beat {

    private static final Duration LOOK = Duration.ofMillis(500);

    private final LocalPeople here;
    private final PresenceRegister register;
    private final SchoolDirectory directory;
    private final Live live;
    private final Clock clock;
    private final Map<SchoolId, Written> written = new HashMap<>();

    Heartbeat(LocalPeople here, PresenceRegister register, SchoolDirectory directory, Live live, Clock clock) {
        super("presence", LOOK);
        this.here = here;
        this.register = register;
        this.directory = directory;
        this.live = live;
        this.clock = clock;
    }

    private record Written(Set<UUID> people, Instant at) {}

    @Override
    protected void beat() {
        for (SchoolId id : here.schools()) {
            Optional<School> school = directory.byId(id).filter(found -> found.status() == SchoolStatus.ACTIVE);
            if (school.isPresent()) {
                CurrentSchool.run(school.get(), () -> look(id));
            } else {
                here.forget(id);
                forget(id);
            }
        }
    }

    private void look(SchoolId school) {
        Set<UUID> people = here.of(school);
        Written before = written.getOrDefault(school, new Written(Set.of(), Instant.EPOCH));
        boolean isDue = before.at().plus(register.heartbeat()).isBefore(clock.instant());
        if (!isDue && people.equals(before.people())) {
            return;
        }
        register.write(school, people);
        written.put(school, new Written(people, clock.instant()));
        people.stream().filter(person -> !before.people().contains(person)).forEach(person -> tell(person, true));
        Set<UUID> gone = new HashSet<>(before.people());
        gone.removeAll(people);
        if (isDue) {
            gone.addAll(register.takeLeftBehind(school));
        }
        gone.removeAll(register.among(school, gone));
        gone.forEach(person -> tell(person, false));
        if (people.isEmpty()) {
            here.forgetIfEmpty(school);
            forget(school);
        }
    }

    private void forget(SchoolId school) {
        written.remove(school);
        register.forget(school);
    }

    private void tell(UUID person, boolean online) {
        live.toRoom(PresenceEvents.watchersOf(person), PresenceEvents.CHANGED, new Presence.State(person, online));
    }
}
