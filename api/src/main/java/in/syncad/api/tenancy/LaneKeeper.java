package in.syncad.api.tenancy;

import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolDataSource;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.common.tenancy.SchoolStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Closes the connections of schools that are no longer served, and lets those be opened that are again. Closing
/// takes time, because work under way may finish; so each school has at most one thread at work, which goes on until
/// the lane is as the last known status wants it.
final class LaneKeeper implements Consumer<School> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SchoolDataSource schools;
    private final Map<SchoolId, Boolean> wanted = new HashMap<>();
    private final Set<SchoolId> shut = new HashSet<>();
    private final Set<SchoolId> atWork = new HashSet<>();

    LaneKeeper(SchoolDataSource schools) {
        this.schools = schools;
    }

    @Override
    public void accept(School school) {
        if (school.status() == SchoolStatus.PROVISIONING) {
            return;
        }
        synchronized (wanted) {
            wanted.put(school.id(), school.status() == SchoolStatus.ACTIVE);
            if (isDue(school.id()) && atWork.add(school.id())) {
                Thread.ofVirtual().name("lane-keeper").start(() -> settle(school.id()));
            }
        }
    }

    private void settle(SchoolId school) {
        while (goesOn(school)) {
            if (isWantedOpen(school)) {
                schools.open(school);
                remember(school, false);
            } else {
                close(school);
                remember(school, true);
            }
        }
    }

    /// Ends the work in the same step that finds nothing left to do, so that no status falls between.
    private boolean goesOn(SchoolId school) {
        synchronized (wanted) {
            if (!isDue(school)) {
                atWork.remove(school);
                return false;
            }
            return true;
        }
    }

    private boolean isWantedOpen(SchoolId school) {
        synchronized (wanted) {
            return wanted.getOrDefault(school, true);
        }
    }

    private void remember(SchoolId school, boolean isShut) {
        synchronized (wanted) {
            if (isShut) {
                shut.add(school);
            } else {
                shut.remove(school);
            }
        }
    }

    /// Lanes are open until they are shut.
    private boolean isDue(SchoolId school) {
        return wanted.getOrDefault(school, true) == shut.contains(school);
    }

    private void close(SchoolId school) {
        try {
            schools.shut(school, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
