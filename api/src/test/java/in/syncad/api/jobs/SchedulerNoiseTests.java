package in.syncad.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.core.spi.FilterReply;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import in.syncad.api.failures.DatabaseFailures;
import in.syncad.api.testing.RunningApi;
import in.syncad.embedded.EmbeddedPlatform;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SchedulerNoiseTests {

    private static final String SCHEDULER = "com.github.kagkarlsson.scheduler.RunUntilShutdown";
    private static final SQLException TIMED_OUT = new SQLTransientConnectionException("timed out after 2000 ms");
    private static final SQLException REFUSED = new SQLException("connection refused", "08001");
    private static final SQLException FAULT = new SQLException("syntax error", "42601");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-04-01T00:00:00Z"));
    private final InstantSource source = now::get;
    private final SchedulerNoise noise =
            new SchedulerNoise(RunningApi.shared().bean(DatabaseFailures.class), source.withZone(ZoneOffset.UTC));

    @Test
    void aDatabaseThatIsAwayIsOneLineAMinute(CapturedOutput output) {
        for (int poll = 0; poll < 30; poll++) {
            assertThat(decide(SCHEDULER, REFUSED)).isEqualTo(FilterReply.DENY);
            now.updateAndGet(before -> before.plusSeconds(2));
        }
        assertThat(lines(output)).isOne();

        assertThat(decide(SCHEDULER, TIMED_OUT)).isEqualTo(FilterReply.DENY);

        assertThat(lines(output)).isEqualTo(2);
    }

    @Test
    void everythingElseIsLogged() {
        assertThat(decide(SCHEDULER, FAULT)).isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide(SCHEDULER, null)).isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("com.zaxxer.hikari.pool.HikariPool", REFUSED)).isEqualTo(FilterReply.NEUTRAL);
    }

    /// A service of its own: each that starts in this JVM sets logging up anew, and so the shared one may not listen
    /// any more.
    @Test
    void listensWhileTheServiceRuns() {
        Logger logger = (Logger) LoggerFactory.getLogger(SCHEDULER);
        SchedulerNoise listener;
        try (RunningApi api = RunningApi.on(EmbeddedPlatform.shared(), Map.of())) {
            listener = api.bean(SchedulerNoise.class);

            assertThat(logger.getLoggerContext().getTurboFilterList()).contains(listener);
        }
        assertThat(logger.getLoggerContext().getTurboFilterList()).doesNotContain(listener);
    }

    private FilterReply decide(String logger, SQLException failure) {
        return noise.decide(
                null,
                (Logger) LoggerFactory.getLogger(logger),
                Level.ERROR,
                "Unhandled exception. Will keep running.",
                null,
                failure == null ? null : new SQLRuntimeException(failure));
    }

    private static int lines(CapturedOutput output) {
        return output.getOut().split("the central database cannot be reached", -1).length - 1;
    }
}
