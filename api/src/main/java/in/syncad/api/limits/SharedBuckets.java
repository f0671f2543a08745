package in.syncad.api.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Component;

/// Buckets in Redis. What is asked of one bucket at the same moment on one instance goes there together, so that a
/// busy school costs no more round trips than a quiet one.
@Component
class SharedBuckets {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration KEPT_LONGER = Duration.ofSeconds(10);
    private static final int MOST_KEPT = 100_000;

    private final LettuceConnectionFactory redis;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterAccess(RateLimitPolicy.WINDOW)
            .build();
    private volatile @Nullable ProxyManager<String> manager;

    SharedBuckets(LettuceConnectionFactory redis) {
        this.redis = redis;
    }

    /// Redis is asked only when something is taken, but for the first time: then it has to be there.
    Bucket bucket(String key, BucketConfiguration configuration) {
        ProxyManager<String> connected = manager();
        return buckets.get(
                key,
                missing -> connected
                        .builder()
                        .withOptimization(Optimizations.batching())
                        .build(missing, () -> configuration));
    }

    /// Connects late, so that the service starts without Redis.
    private ProxyManager<String> manager() {
        ProxyManager<String> known = manager;
        return known == null ? connect() : known;
    }

    private synchronized ProxyManager<String> connect() {
        ProxyManager<String> known = manager;
        if (known == null) {
            RedisClient client = (RedisClient) redis.getRequiredNativeClient();
            known = Bucket4jLettuce.casBasedBuilder(
                            client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)))
                    .expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_LONGER))
                    .requestTimeout(PATIENCE)
                    .build();
            manager = known;
        }
        return known;
    }
}
