package in.syncad.provisioning;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Whether the central database answers. Asked in the background: whoever wants to know gets the latest answer at once
/// and never waits for a database that does not answer.
@Component("centralDatabase")
class CentralDatabaseHealth implements HealthIndicator, AutoCloseable {

    private static final int EVERY_SECONDS = 2;
    private static final int ANSWERS_WITHIN_SECONDS = 2;

    private final DataSource central;
    private final ScheduledExecutorService asker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("central-database-health").daemon().factory());
    private volatile boolean answers;

    CentralDatabaseHealth(DataSource central) {
        this.central = central;
        this.answers = ask();
        asker.scheduleWithFixedDelay(() -> answers = ask(), EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public Health health() {
        return answers ? Health.up().build() : Health.down().build();
    }

    @Override
    public void close() {
        asker.shutdownNow();
    }

    private boolean ask() {
        try (Connection connection = central.getConnection()) {
            return connection.isValid(ANSWERS_WITHIN_SECONDS);
        } catch (SQLException silent) {
            return false;
        }
    }
}
