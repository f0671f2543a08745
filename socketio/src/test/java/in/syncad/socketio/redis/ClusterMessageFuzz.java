package in.syncad.socketio.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Looks for messages of other members that break what reads them; see `socketio/fuzz.sh`.
class ClusterMessageFuzz {

    @FuzzTest(maxDuration = "5s")
    void noMessageBreaksItsReader(byte[] bytes) {
        ClusterMessage.decode(bytes)
                .ifPresent(message ->
                        assertThat(ClusterMessage.decode(message.encode())).isPresent());
    }
}
