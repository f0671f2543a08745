package in.syncad.api.signin;

import in.syncad.api.jobs.Chore;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Removes sessions and refresh tokens that are long over; what happened in them stays in the audit.
@Component
class SessionChore implements Chore {

    static final Duration KEPT = Duration.ofDays(7);

    private final SessionStore store;
    private final Clock clock;

    SessionChore(SessionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sessions that are over";
    }

    @Override
    public int tidy() {
        return store.removeEndedBefore(clock.instant().minus(KEPT));
    }
}
