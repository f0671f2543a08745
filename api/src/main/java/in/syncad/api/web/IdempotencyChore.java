package in.syncad.api.web;

import in.syncad.api.jobs.Chore;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Forgets answers that nobody will ask for again.
@Component
class IdempotencyChore implements Chore {

    static final Duration KEPT = Duration.ofDays(2);

    private final IdempotencyStore store;

    IdempotencyChore(IdempotencyStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "answers to requests with an idempotency key";
    }

    @Override
    public int tidy() {
        return store.forgetOlderThan(KEPT);
    }
}
