package in.syncad.api.jobs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.EventArgUtil;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import in.syncad.api.failures.DatabaseFailures;
import in.syncad.common.refusal.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/// While the central database is away the scheduler logs a stack trace with every poll, several a second. In their
/// place this says it in one line a minute. What else the scheduler logs is left alone.
@Component
class SchedulerNoise extends TurboFilter implements InitializingBean, DisposableBean {

    static final Duration EVERY = Duration.ofMinutes(1);

    private static final String SCHEDULER = "com.github.kagkarlsson.scheduler.";
    private static final Logger log = LoggerFactory.getLogger(SchedulerNoise.class);

    private final DatabaseFailures failures;
    private final Clock clock;
    private final AtomicReference<Instant> nextSaid = new AtomicReference<>(Instant.MIN);

    SchedulerNoise(DatabaseFailures failures, Clock clock) {
        this.failures = failures;
        this.clock = clock;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            ch.qos.logback.classic.Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        if (!logger.getName().startsWith(SCHEDULER)) {
            return FilterReply.NEUTRAL;
        }
        Throwable failure = thrown == null ? EventArgUtil.extractThrowable(arguments) : thrown;
        if (failure == null || !isAway(failure)) {
            return FilterReply.NEUTRAL;
        }
        say(failure);
        return FilterReply.DENY;
    }

    private boolean isAway(Throwable failure) {
        return failures.refusal(failure)
                .filter(refused -> refused.reason() == Refused.Reason.UNAVAILABLE)
                .isPresent();
    }

    private void say(Throwable failure) {
        Instant now = clock.instant();
        Instant next = nextSaid.get();
        if (!now.isBefore(next) && nextSaid.compareAndSet(next, now.plus(EVERY))) {
            log.warn(
                    "jobs wait, because the central database cannot be reached: {}",
                    NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
        }
    }

    @Override
    public void afterPropertiesSet() {
        logback().addTurboFilter(this);
    }

    @Override
    public void destroy() {
        logback().getTurboFilterList().remove(this);
    }

    /// What Spring Boot brings along.
    private static LoggerContext logback() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
