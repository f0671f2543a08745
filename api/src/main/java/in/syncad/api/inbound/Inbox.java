package in.syncad.api.inbound;

import in.syncad.common.tenancy.SchoolDirectory;
import in.syncad.common.tenancy.SchoolId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/// Takes in what was verified: stored before it is answered, worked on after. Repetitions change nothing.
@Service
class Inbox {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final InboxStore store;
    private final SchoolDirectory schools;
    private final Arranging arranging;
    private final Clock clock;

    Inbox(InboxStore store, SchoolDirectory schools, Arranging arranging, Clock clock) {
        this.store = store;
        this.schools = schools;
        this.arranging = arranging;
        this.clock = clock;
    }

    /// Should the process die in the middle, the sweep finds what nobody works on.
    void receive(List<Arrival> arrivals) {
        store.add(arrivals, clock.instant()).forEach(arranging::soon);
    }

    /// The school that goes by that id, if it is one of ours.
    Optional<SchoolId> school(String id) {
        return Optional.of(id)
                .filter(text -> UUID_FORM.matcher(text).matches())
                .map(text -> new SchoolId(UUID.fromString(text)))
                .filter(known -> schools.byId(known).isPresent());
    }
}
