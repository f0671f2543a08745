package in.syncad.api.inbound;

import in.syncad.api.inbound.InboxStore.Settled;
import in.syncad.api.inbound.InboxStore.Waiting;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes up for what was stored and not worked on, confirms subscriptions, and forgets.
@Component
class InboundSweep {

    static final Duration EVERY = Duration.ofMinutes(1);

    /// Much longer than anything can be repeated: SNS by our own rule an hour, WhatsApp seven days.
    static final Duration KEPT = Duration.ofDays(30);

    private static final Duration OVERDUE = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(InboundSweep.class);
    private static final int SUBSCRIPTIONS = 10;
    private static final int OK = 200;

    private final InboxStore store;
    private final Arranging arranging;
    private final SnsCalls calls;
    private final Clock clock;

    InboundSweep(InboxStore store, Arranging arranging, SnsCalls calls, Clock clock) {
        this.store = store;
        this.arranging = arranging;
        this.calls = calls;
        this.clock = clock;
    }

    void sweep() {
        Instant now = clock.instant();
        store.unconfirmedSubscriptions(SUBSCRIPTIONS).forEach(this::confirm);
        store.overdue(now.minus(OVERDUE)).forEach(arranging::soon);
        store.removeBefore(now.minus(KEPT));
    }

    /// An answer that is not good will not become so: SNS asks anew when somebody subscribes anew.
    private void confirm(Waiting subscription) {
        calls.get(URI.create(subscription.body())).ifPresent(answer -> {
            String outcome = answer.statusCode() == OK ? "confirmed" : "refused with " + answer.statusCode();
            log.info("subscription {}", outcome);
            store.settle(List.of(new Settled(subscription.id(), outcome)), clock.instant());
        });
    }
}
