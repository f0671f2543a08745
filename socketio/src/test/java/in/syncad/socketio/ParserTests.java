package in.syncad.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Packets as the protocol document writes them, and what no document foresaw.
class ParserTests {

    private static final int ROUNDS = 200_000;
    private static final String ALPHABET = "0123456789-/,?[]{}\"a_é\u001e \\u";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "0; CONNECT; /; -1; 0; ~~",
                "0/admin,{\"sid\":\"x\"}; CONNECT; /admin; -1; 0; {\"sid\":\"x\"}",
                "1/admin,; DISCONNECT; /admin; -1; 0; ~~",
                "2[\"foo\"]; EVENT; /; -1; 0; [\"foo\"]",
                "2/admin,[\"bar\"]; EVENT; /admin; -1; 0; [\"bar\"]",
                "212[\"foo\"]; EVENT; /; 12; 0; [\"foo\"]",
                "3/admin,13[\"bar\"]; ACK; /admin; 13; 0; [\"bar\"]",
                "51-[\"baz\",{\"_placeholder\":true,\"num\":0}]; BINARY_EVENT; /; -1; 1; [\"baz\",{\"_placeholder\":true,\"num\":0}]",
                "61-15[\"bar\"]; BINARY_ACK; /; 15; 1; [\"bar\"]",
            })
    void readsAndWritesTheExamplesOfTheDocument(
            String text, Packet.Kind kind, String namespace, long acknowledgement, int attachments, String json) {
        Packet packet = new Packet(kind, namespace, acknowledgement, attachments, json);

        assertThat(Packet.parse(text)).contains(packet);
        assertThat(packet.encode()).isEqualTo(text);
    }

    @Test
    void neverThrowsAndReadsWhatItWrites() {
        Random random = new Random(20_261_121);
        int packets = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Packet packet = Packet.parse(text(random)).orElse(null);
            if (packet != null) {
                packets++;
                if (looksLikeJson(packet.json())) {
                    assertThat(Packet.parse(packet.encode())).contains(packet);
                }
                Json.read(packet.json()).ifPresent(json -> Attachments.putBack(json, List.of(new byte[1])));
            }
        }
        assertThat(packets).isGreaterThan(ROUNDS / 20);
    }

    @Test
    void attachmentsComeBackAsTheyWere() {
        JsonNode event = Json.read(
                        "[\"e\",{\"_placeholder\":true,\"num\":1},[{\"x\":{\"_placeholder\":true,\"num\":0}}]]")
                .orElseThrow();
        List<byte[]> values = List.of(new byte[] {1}, new byte[] {2});

        JsonNode whole = Attachments.putBack(event, values).orElseThrow();
        List<byte[]> taken = new ArrayList<>();
        JsonNode placeholders = Attachments.takeOut(whole, taken);

        assertThat(taken).containsExactly(new byte[] {2}, new byte[] {1});
        assertThat(Attachments.putBack(placeholders, taken)).contains(whole);
    }

    /// What the server writes is JSON or nothing, and then the packet says where it begins.
    private static boolean looksLikeJson(String json) {
        return json.isEmpty() || json.startsWith("[") || json.startsWith("{");
    }

    private static String text(Random random) {
        int length = random.nextInt(24);
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < length; index++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
