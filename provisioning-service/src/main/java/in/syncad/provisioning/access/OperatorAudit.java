package in.syncad.provisioning.access;

import java.time.Clock;
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

    /// In the transaction of the caller, if there is one: what is undone then was not done.
    ///
    /// @param action such as `school.suspended`
    /// @param subject what it was about, for people
    public void record(Operator operator, String action, Optional<UUID> school, String subject) {
        store.insert(clock.instant(), operator.session(), action, school, subject);
    }
}
