package in.syncad.socketio.net;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.socketio.net.TokenBucket.Rate;
import org.junit.jupiter.api.Test;

/// What one may do at once, and what comes back with time.
class LimitsTests {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void aBucketLetsABurstThroughAndThenItsRate() {
        TokenBucket bucket = new TokenBucket(new Rate(2, 4), 0);

        assertThat(bucket.take(0)).isTrue();
        assertThat(bucket.take(0)).isTrue();
        assertThat(bucket.take(0)).isFalse();
        assertThat(bucket.take(SECOND / 4)).isTrue();
        assertThat(bucket.take(SECOND / 4)).isFalse();
        assertThat(bucket.isFull(SECOND)).isTrue();
    }

    @Test
    void sessionsOfOneCustomerCountTogether() {
        AddressLimits limits = new AddressLimits(2, new Rate(10, 1));

        assertThat(limits.enter("2001:db8:1:2::1", 0)).isTrue();
        assertThat(limits.enter("2001:db8:1:2:ffff::2", 0)).isTrue();
        assertThat(limits.enter("2001:db8:1:2::3", 0)).isFalse();
        assertThat(limits.enter("2001:db8:1:3::1", 0)).isTrue();
        limits.leave("2001:db8:1:2::1");
        assertThat(limits.enter("2001:db8:1:2::4", 0)).isTrue();
    }

    @Test
    void addressesAreForgottenWhenThereIsNothingToRemember() {
        AddressLimits limits = new AddressLimits(2, new Rate(1, 1));
        limits.enter("192.0.2.1", 0);
        limits.enter("192.0.2.2", 0);
        limits.leave("192.0.2.2");

        limits.sweep(0);
        assertThat(limits.known()).isEqualTo(2);
        limits.sweep(2 * SECOND);
        assertThat(limits.known()).isEqualTo(1);
    }
}
