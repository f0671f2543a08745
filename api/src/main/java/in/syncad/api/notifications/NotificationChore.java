package in.syncad.api.notifications;

import in.syncad.api.jobs.Chore;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/// Removes what people were told more than a year ago, with all that became of it.
@Component
class NotificationChore implements Chore {

    private static final Period KEPT = Period.ofMonths(13);

    private final NotificationStore store;
    private final Clock clock;

    NotificationChore(NotificationStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public int tidy() {
        return store.removeBefore(clock.instant().atOffset(ZoneOffset.UTC).minus(KEPT));
    }
}
