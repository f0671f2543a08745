package in.syncad.api.health;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// Looks at the dependencies every few seconds, in the background, so that asking for them never waits.
@Component
class Dependencies implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Dependencies.class);
    private static final Duration EVERY = Duration.ofSeconds(3);

    /// Named in the order of statuses in `api.yml`.
    private static final Status DEGRADED = new Status("DEGRADED");

    enum State {
        UP,
        DOWN,
        UNKNOWN
    }

    private final List<Dependency> all;
    private final ScheduledExecutorService checker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("dependencies").factory());
    private volatile Map<String, State> states;
    private volatile boolean wereThere;

    Dependencies(List<Dependency> all) {
        this.all = List.copyOf(all);
        Map<String, State> unknown = new TreeMap<>();
        all.forEach(dependency -> unknown.put(dependency.name(), State.UNKNOWN));
        states = unknown;
        checker.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// As they were found last.
    Map<String, State> states() {
        return Map.copyOf(states);
    }

    boolean areAllUp() {
        return states.values().stream().allMatch(state -> state == State.UP);
    }

    /// Down without what is vital, and degraded without anything else: then it goes on being asked.
    Status status() {
        Map<String, State> now = states;
        List<Dependency> away =
                all.stream().filter(each -> now.get(each.name()) != State.UP).toList();
        if (away.isEmpty()) {
            return Status.UP;
        }
        return away.stream().anyMatch(Dependency::isVital) ? Status.DOWN : DEGRADED;
    }

    /// Whether at some moment since the start nothing vital was away. Stays true: what goes away later is no reason to
    /// start the process again.
    boolean wereThere() {
        return wereThere;
    }

    void look() {
        Map<String, State> found = new TreeMap<>();
        all.forEach(dependency -> found.put(dependency.name(), stateOf(dependency)));
        if (!found.equals(states)) {
            log.info("dependencies: {}", found);
        }
        states = found;
        wereThere |= !status().equals(Status.DOWN);
    }

    private static State stateOf(Dependency dependency) {
        try {
            return dependency.isUp().getAsBoolean() ? State.UP : State.DOWN;
        } catch (RuntimeException e) {
            return State.DOWN;
        }
    }

    @Override
    public void destroy() {
        checker.shutdownNow();
    }
}
