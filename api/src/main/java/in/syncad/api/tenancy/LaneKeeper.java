package in.syncad.api.tenancy;

import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolDataSource;
import java.time.Duration;
import java.util.function.Consumer;

/// Closes the connections of schools that are no longer served, and lets those be opened that are again.
final class LaneKeeper implements Consumer<School> {

    /// What is under way may finish.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SchoolDataSource schools;

    LaneKeeper(SchoolDataSource schools) {
        this.schools = schools;
    }

    @Override
    public void accept(School school) {
        switch (school.status()) {
            case ACTIVE -> schools.open(school.id());
            case SUSPENDED, DELETING, DELETED, FAILED -> Thread.ofVirtual().start(() -> shut(school));
            case PROVISIONING -> {}
        }
    }

    private void shut(School school) {
        try {
            schools.shut(school.id(), PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
