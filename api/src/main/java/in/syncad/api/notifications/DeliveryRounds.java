package in.syncad.api.notifications;

import in.syncad.api.jobs.Outcome;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/// Takes on what is due in batches and has them delivered, several at the same time. While a provider is asked, no
/// connection to the school's database is held.
@Component
class DeliveryRounds {

    private final DeliveryStore store;
    private final TemplateStore templates;
    private final Postman postman;
    private final DeliverySettings settings;
    private final Clock clock;

    DeliveryRounds(
            DeliveryStore store, TemplateStore templates, Postman postman, DeliverySettings settings, Clock clock) {
        this.store = store;
        this.templates = templates;
        this.postman = postman;
        this.settings = settings;
        this.clock = clock;
    }

    Outcome deliver(boolean bulk) {
        Instant end = clock.instant().plus(settings.slice());
        Pace pace = new Pace(settings.atOnce());
        Templates own = templates.ofSchool();
        while (clock.instant().isBefore(end)) {
            DeliveryStore.Claim claim = store.claim(bulk, settings.batch(), clock.instant(), settings.lease());
            if (claim.due() == 0) {
                return rest(bulk);
            }
            if (!claim.claimed().isEmpty()) {
                List<Settlement> settled = handOver(claim.claimed(), own, pace.width());
                store.settle(settled, clock.instant());
                pace.learn(settled.stream().anyMatch(Settlement::isLater));
            }
        }
        return new Outcome.More();
    }

    private Outcome rest(boolean bulk) {
        return store.nextDue(bulk)
                .<Outcome>map(due -> new Outcome.Again(untilThen(due), "messages wait for their time"))
                .orElseGet(Outcome.Done::new);
    }

    private Duration untilThen(Instant due) {
        Duration wait = Duration.between(clock.instant(), due);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private List<Settlement> handOver(List<Claimed> claimed, Templates own, int width) {
        School school = CurrentSchool.get();
        Semaphore places = new Semaphore(width);
        List<Future<Settlement>> pending = new ArrayList<>(claimed.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Claimed each : claimed) {
                places.acquire();
                pending.add(threads.submit(() -> {
                    try {
                        return CurrentSchool.call(school, () -> postman.deliver(each, own));
                    } finally {
                        places.release();
                    }
                }));
            }
            List<Settlement> settled = new ArrayList<>(claimed.size());
            for (Future<Settlement> each : pending) {
                settled.add(each.get());
            }
            return settled;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while messages were being sent", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a message could not be settled", e);
        }
    }
}
