package in.syncad.common.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketTests {

    private static final Duration NOW = Duration.ZERO;

    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final TokenBucket bucket = new TokenBucket(5, 3, time::get);

    @Test
    void letsABurstThroughAtOnceAndSpacesTheRestEvenly() {
        assertThat(IntStream.range(0, 6).mapToObj(_ -> bucket.reserve()))
                .containsExactly(NOW, NOW, NOW, Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(600));
    }

    @Test
    void fillsUpAgainWhileNobodyAsksButNoFurtherThanTheBurst() {
        IntStream.range(0, 4).forEach(_ -> bucket.reserve());

        time.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(IntStream.range(0, 4).mapToObj(_ -> bucket.reserve()))
                .containsExactly(NOW, NOW, NOW, Duration.ofMillis(200));
    }
}
