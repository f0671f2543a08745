package in.syncad.api.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import in.syncad.api.security.KeyedHash;
import in.syncad.api.settings.TokenSettings;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The buckets that requests are paid from: in Redis, one for all instances, and while Redis is away one on each
/// instance. There is always one.
@Component
class Buckets {

    private static final Logger log = LoggerFactory.getLogger(Buckets.class);
    private static final Duration BREAK = Duration.ofSeconds(5);
    private static final int MOST_KEPT = 100_000;

    private final SharedBuckets shared;
    private final KeyedHash hash;
    private final Clock clock;
    private final Cache<String, Bucket> local = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterAccess(RateLimitPolicy.WINDOW.multipliedBy(2))
            .build();
    private volatile Instant sharedAgainAt = Instant.EPOCH;

    Buckets(SharedBuckets shared, TokenSettings settings, Clock clock) {
        this.shared = shared;
        this.hash = new KeyedHash(settings.key("rate-limit", "HmacSHA256"));
        this.clock = clock;
    }

    /// Takes one, if there is one.
    ///
    /// @param subject whose bucket it is; kept as a keyed hash only
    ConsumptionProbe take(RateLimitPolicy policy, String subject) {
        // A bucket keeps the limit that it was made with. Without the limit in its name, a changed one would not
        // count for who never rests.
        String key =
                "rate:%s:%d:%s".formatted(policy.name(), policy.perMinute(), hash.hex(policy.name() + " " + subject));
        if (!clock.instant().isBefore(sharedAgainAt)) {
            try {
                return shared.bucket(key, configuration(policy)).tryConsumeAndReturnRemaining(1);
            } catch (RuntimeException e) {
                // Whatever Redis and its client come up with: nobody is refused or let pass for that.
                breakOff(e);
            }
        }
        return local(key, policy).tryConsumeAndReturnRemaining(1);
    }

    /// Many requests may find out at once.
    private synchronized void breakOff(RuntimeException failure) {
        Instant now = clock.instant();
        if (!now.isBefore(sharedAgainAt)) {
            log.warn("rates are limited on each instance by itself: {}", failure.toString());
            sharedAgainAt = now.plus(BREAK);
        }
    }

    private Bucket local(String key, RateLimitPolicy policy) {
        return local.get(
                key, missing -> Bucket.builder().addLimit(limit(policy)).build());
    }

    private static BucketConfiguration configuration(RateLimitPolicy policy) {
        return BucketConfiguration.builder().addLimit(limit(policy)).build();
    }

    private static Bandwidth limit(RateLimitPolicy policy) {
        return Bandwidth.builder()
                .capacity(policy.perMinute())
                .refillGreedy(policy.perMinute(), RateLimitPolicy.WINDOW)
                .build();
    }
}
