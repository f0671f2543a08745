package in.syncad.provisioning.renewal;

import in.syncad.common.certificate.Validity;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Dedicated certificates as meters: how many there are (`certificates.dedicated`), how many of them wait for their
/// renewal (`certificates.due`), and how long the first to end still lasts (`certificates.least.left`). One that stays
/// due is not being renewed; `saga.finished` of kind `renew-certificate` counts the attempts. The node that looked last
/// shows the values.
@Component
class RenewalMetrics {

    private static final Duration FRESH = Duration.ofHours(25);

    private final Clock clock;
    private volatile Optional<Sight> latest = Optional.empty();

    private record Sight(Instant at, int dedicated, int due, Optional<Instant> firstEnd) {}

    RenewalMetrics(MeterRegistry meters, Clock clock) {
        this.clock = clock;
        Gauge.builder(
                        "certificates.dedicated",
                        this,
                        metrics -> metrics.fresh().map(Sight::dedicated).orElse(0))
                .register(meters);
        Gauge.builder(
                        "certificates.due",
                        this,
                        metrics -> metrics.fresh().map(Sight::due).orElse(0))
                .register(meters);
        Gauge.builder("certificates.least.left", this, RenewalMetrics::secondsLeft)
                .baseUnit("seconds")
                .register(meters);
    }

    void seen(List<WatchedCertificate> dedicated, List<WatchedCertificate> due) {
        Optional<Instant> firstEnd = dedicated.stream()
                .map(WatchedCertificate::validity)
                .map(Validity::until)
                .min(Comparator.naturalOrder());
        latest = Optional.of(new Sight(clock.instant(), dedicated.size(), due.size(), firstEnd));
    }

    private double secondsLeft() {
        return fresh().flatMap(Sight::firstEnd)
                .map(end -> (double) Duration.between(clock.instant(), end).toSeconds())
                .orElse(Double.NaN);
    }

    private Optional<Sight> fresh() {
        return latest.filter(sight -> sight.at().plus(FRESH).isAfter(clock.instant()));
    }
}
