package in.syncad.api.jobs;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/// Never ends in a [MortalApi]; elsewhere it is left to that one until the test has it taken over.
@Component
class StandstillRehearsal implements SchoolJob<StandstillRehearsal.Nothing> {

    record Nothing() {}

    static volatile boolean standsStill;
    static volatile boolean takesOver;

    private final CountDownLatch done = new CountDownLatch(1);

    CountDownLatch done() {
        return done;
    }

    @Override
    public String name() {
        return "standstill-rehearsal";
    }

    @Override
    public Class<Nothing> dataType() {
        return Nothing.class;
    }

    @Override
    public Outcome run(Nothing nothing) {
        if (standsStill) {
            System.out.println(MortalApi.STANDS);
            while (true) {
                LockSupport.park();
            }
        }
        if (!takesOver) {
            return new Outcome.Again(Duration.ofMillis(500), "left to the other");
        }
        done.countDown();
        return new Outcome.Done();
    }
}
