package in.syncad.api.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import in.syncad.api.testing.RunningApi;
import in.syncad.embedded.EmbeddedPlatform;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelsTests {

    private static final int NOBODY_LISTENS = 1;

    /// An orchestrator kills what does not end, with everything that it was doing.
    @Test
    void aServiceThatNeverFoundRedisEndsNonetheless() {
        RunningApi api =
                RunningApi.on(EmbeddedPlatform.shared(), Map.of("REDIS_URL", "redis://127.0.0.1:" + NOBODY_LISTENS));

        assertThat(api.at("localhost").get("/api/health").expect(200).text()).contains("\"redis\":\"down\"");
        assertTimeoutPreemptively(Duration.ofSeconds(25), api::close);
    }
}
