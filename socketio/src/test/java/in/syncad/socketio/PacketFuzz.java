package in.syncad.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Looks for packets that break what reads them, led by the lines that they reach; see `socketio/fuzz.sh`.
class PacketFuzz {

    @FuzzTest(maxDuration = "5s")
    void noPacketBreaksItsReader(FuzzedDataProvider input) {
        byte[] attachment = input.consumeBytes(4);
        Packet.parse(input.consumeRemainingAsString()).ifPresent(packet -> {
            assertThat(packet.namespace()).startsWith("/");
            Json.read(packet.json()).filter(JsonNode::isContainer).ifPresent(json -> {
                assertThat(Packet.parse(packet.encode())).contains(packet);
                Attachments.putBack(json, List.of(attachment));
            });
        });
    }
}
