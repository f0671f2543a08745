package in.syncad.provisioning.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What operators did, kept for ever, also beyond the schools that it was about.
@Component
public class OperatorAudit {

    private final OperatorAuditStore store;
    private final Clock clock;

    OperatorAudit(OperatorAuditStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Something that an operator did.
    ///
    /// @param id greater than those of what was done before
    /// @param session `key` where it was a program
    /// @param subject what it was about, for people
    public record Entry(
            long id, Instant happenedAt, String action, String session, Optional<UUID> school, String subject) {}

    /// @param older whether there are more
    public record Page(List<Entry> entries, boolean older) {}

    /// What operators did with whatever, the latest first.
    ///
    /// @param before the id of the entry where the page before this one ended
    public Page before(long before, int most) {
        List<Entry> entries = store.before(before, most + 1);
        return new Page(entries.subList(0, Math.min(most, entries.size())), entries.size() > most);
    }

    /// The latest things that operators did with a school, the latest first.
    public List<Entry> of(UUID school, int most) {
        return store.of(school, most);
    }

    /// In the transaction of the caller, if there is one: what is undone then was not done.
    ///
    /// @param action such as `school.suspended`
    /// @param subject what it was about, for people
    public void record(Operator operator, String action, Optional<UUID> school, String subject) {
        store.insert(clock.instant(), operator.session(), action, school, subject);
    }
}
