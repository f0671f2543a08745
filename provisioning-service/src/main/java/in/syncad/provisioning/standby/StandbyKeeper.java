package in.syncad.provisioning.standby;

import in.syncad.common.schema.SchoolTemplate;
import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Keeps the stock of this node's schema full: at once when one is taken, and now and then anyway. Every node does so
/// by itself, because a job of the scheduler would run on one node only, which may have another schema.
@Component
class StandbyKeeper implements AutoCloseable {

    private static final long ANYWAY_SECONDS = 30;
    private static final long LAST_CLONE_SECONDS = 10;

    private static final Logger log = LoggerFactory.getLogger(StandbyKeeper.class);

    private final StandbyStock stock;
    private final SchoolTemplate template;
    private final SchemaUseStore uses;
    private final StandbySettings settings;
    private final Clock clock;
    private final ThreadPoolExecutor makers;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("standby-timer").factory());

    StandbyKeeper(
            StandbyStock stock, SchoolTemplate template, SchemaUseStore uses, StandbySettings settings, Clock clock) {
        this.stock = stock;
        this.template = template;
        this.uses = uses;
        this.settings = settings;
        this.clock = clock;
        // As many may wait as work: those count again, so no call is lost, and more would find nothing to do.
        this.makers = new ThreadPoolExecutor(
                settings.madeAtOnce(),
                settings.madeAtOnce(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.madeAtOnce()),
                Thread.ofVirtual().name("standby-", 0).factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        timer.scheduleWithFixedDelay(this::keep, 0, ANYWAY_SECONDS, TimeUnit.SECONDS);
    }

    @EventListener
    void claimed(StandbyClaimed claimed) {
        makers.execute(this::fill);
    }

    /// Waits for the clones that are being made; what is not finished then, another node drops.
    @Override
    public void close() throws InterruptedException {
        timer.shutdown();
        makers.shutdown();
        if (!makers.awaitTermination(LAST_CLONE_SECONDS, TimeUnit.SECONDS)) {
            log.warn("a standby database is left unfinished");
        }
    }

    private void keep() {
        try {
            uses.used(template.schema().stamp(), clock.instant());
            template.ensure();
            stock.tidy();
        } catch (RuntimeException failure) {
            log.warn("the stock of standby databases is not looked after: {}", failure.getMessage());
            return;
        }
        for (int maker = 0; maker < settings.madeAtOnce(); maker++) {
            makers.execute(this::fill);
        }
    }

    private void fill() {
        try {
            boolean missing = true;
            while (missing && !makers.isShutdown()) {
                missing = stock.add(settings.databases());
            }
        } catch (RuntimeException failure) {
            log.warn("no standby database was made: {}", failure.getMessage());
        }
    }
}
