package in.syncad.common.certificate;

import java.time.Duration;
import java.time.Instant;

/// When a certificate is good.
public record Validity(Instant from, Instant until) {

    /// A third of the lifetime is left for everything that may go wrong.
    private static final int PARTS = 3;

    public boolean isRenewalDue(Instant now) {
        return !now.isBefore(until.minus(Duration.between(from, until).dividedBy(PARTS)));
    }
}
