package in.syncad.api.presence;

import in.syncad.api.contacts.Contacts;
import in.syncad.api.security.Caller;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/// Who is connected, on whichever instance.
@Service
public class Presence {

    static final int MOST_ASKED = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final PresenceRegister register;
    private final LocalPeople here;
    private final Contacts contacts;
    private final Clock clock;
    private volatile Instant askAgainAt = Instant.EPOCH;

    Presence(PresenceRegister register, LocalPeople here, Contacts contacts, Clock clock) {
        this.register = register;
        this.here = here;
        this.contacts = contacts;
        this.clock = clock;
    }

    /// Whether somebody is connected.
    record State(UUID userId, boolean online) {}

    /// Those of these people of the current school who are connected; while Redis is away, those who are
    /// connected to this instance. Waits for it once in a while only.
    public Set<UUID> online(Collection<UUID> people) {
        Set<UUID> found = new LinkedHashSet<>(here.of(CurrentSchool.get().id()));
        found.retainAll(people);
        if (!clock.instant().isBefore(askAgainAt)) {
            try {
                found.addAll(register.among(CurrentSchool.get().id(), people));
            } catch (DataAccessException away) {
                askAgainAt = clock.instant().plus(PAUSE);
                LOG.warn("Presence is known of this instance only: {}", away.getMessage());
            }
        }
        return found;
    }

    /// Of those whom the caller may talk to; others are left out.
    ///
    /// @throws Refused 422 for too many
    List<State> of(Collection<UUID> people, Caller caller) {
        if (people.size() > MOST_ASKED) {
            throw Refused.invalid("presence.too-many", "?users", "Ask for 200 people at most.");
        }
        Set<UUID> known = contacts.among(caller.id(), people);
        Set<UUID> online = online(known);
        return known.stream()
                .sorted()
                .map(each -> new State(each, online.contains(each)))
                .toList();
    }
}
