package in.syncad.api.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import in.syncad.api.testing.RunningApi;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolDataSource;
import in.syncad.common.tenancy.SchoolStatus;
import in.syncad.common.tenancy.lanes.LaneClosedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LaneKeeperTests {

    private static final School SCHOOL = RunningApi.shared().schools().create("lane-keeper");

    private final SchoolDataSource source = RunningApi.shared().bean(SchoolDataSource.class);
    private final LaneKeeper keeper = new LaneKeeper(source);

    @AfterEach
    void resume() {
        become(SchoolStatus.ACTIVE);
    }

    @Test
    void aSchoolThatIsResumedAtOnceIsServedAtOnceAndItsWorkGoesOn() throws SQLException {
        try (Connection underWay = CurrentSchool.call(SCHOOL, source::getConnection)) {
            become(SchoolStatus.SUSPENDED);
            become(SchoolStatus.ACTIVE);

            work();
            assertThat(underWay.isValid(1)).isTrue();
        }
    }

    @Test
    void theLastStatusWinsHoweverQuicklyTheyFollowEachOther() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService borrowers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int borrower = 0; borrower < 8; borrower++) {
                borrowers.submit(() -> workUntil(over));
            }
            for (int round = 0; round < 25; round++) {
                become(SchoolStatus.SUSPENDED);
                assertRefused();
                become(SchoolStatus.ACTIVE);
                work();
            }
            become(SchoolStatus.SUSPENDED);
            over.set(true);
        }
        assertRefused();
    }

    private void become(SchoolStatus status) {
        keeper.accept(new School(
                SCHOOL.id(), SCHOOL.slug(), SCHOOL.name(), status, SCHOOL.databaseName(), SCHOOL.timeZone()));
    }

    private void assertRefused() {
        assertThatExceptionOfType(LaneClosedException.class).isThrownBy(this::work);
    }

    private void work() throws SQLException {
        try (Connection connection = CurrentSchool.call(SCHOOL, source::getConnection)) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    private void workUntil(AtomicBoolean over) {
        while (!over.get()) {
            try {
                work();
            } catch (SQLException suspended) {
                Thread.onSpinWait();
            }
        }
    }
}
