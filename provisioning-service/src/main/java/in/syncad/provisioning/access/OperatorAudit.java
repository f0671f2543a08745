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
    /// @param session `key` where it was a program
    public record Entry(Instant happenedAt, String action, String session) {}

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
