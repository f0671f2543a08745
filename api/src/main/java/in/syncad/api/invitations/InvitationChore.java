package in.syncad.api.invitations;

import in.syncad.api.jobs.Chore;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Forgets the addresses of those who were invited long ago; the audit keeps who invited whom.
@Component
class InvitationChore implements Chore {

    static final Duration KEPT = Duration.ofDays(30);

    private final InvitationStore store;

    InvitationChore(InvitationStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "invitations";
    }

    @Override
    public int tidy() {
        return store.removeOlderThan(KEPT);
    }
}
