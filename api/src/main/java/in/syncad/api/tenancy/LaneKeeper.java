package in.syncad.api.tenancy;

import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolDataSource;
import java.time.Duration;
import java.util.function.Consumer;

/// Closes the connections of schools that are no longer served, and lets those be opened that are again. It is told of
/// one change after the other and each takes effect at once, so the last known status wins.
final class LaneKeeper implements Consumer<School> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SchoolDataSource schools;

    LaneKeeper(SchoolDataSource schools) {
        this.schools = schools;
    }

    @Override
    public void accept(School school) {
        switch (school.status()) {
            case PROVISIONING -> {}
            case ACTIVE -> schools.open(school.id());
            case SUSPENDED, DELETING, DELETED, FAILED -> schools.shut(school.id(), PATIENCE);
        }
    }
}
