package in.syncad.socketio.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// MessagePack as its document writes it, and as nobody should.
class MessagePackTests {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "c0; null",
                "c2; false",
                "c3; true",
                "7f; 127",
                "e0; -32",
                "ccff; 255",
                "cdffff; 65535",
                "ceffffffff; 4294967295",
                "cfffffffffffffffff; 18446744073709551615",
                "d080; -128",
                "d18000; -32768",
                "d280000000; -2147483648",
                "d38000000000000000; -9223372036854775808",
                "cb3ff8000000000000; 1.5",
                "a3616263; \"abc\"",
                "d903616263; \"abc\"",
                "da0003616263; \"abc\"",
                "db00000003616263; \"abc\"",
                "92a16101; [\"a\",1]",
                "dc0001a161; [\"a\"]",
                "dd00000001c0; [null]",
                "81a16101; {\"a\":1}",
                "de0001a161c0; {\"a\":null}",
                "df00000001a161c3; {\"a\":true}",
                "d40000; null",
                "c70100ff; null",
            })
    void readsTheFormsOfTheDocument(String hex, String json) {
        assertThat(read(hex)).hasToString(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c1",
                "cc",
                "a3",
                "a36162",
                "c4ff",
                "c6ffffffff",
                "dbffffffff",
                "ddffffffff",
                "dfffffffff",
                "c0c0"
            })
    void refusesWhatIsNotWholeOrNotAlone(String hex) {
        assertThat(MessagePackReader.read(HexFormat.of().parseHex(hex))).isEmpty();
    }

    @Test
    void refusesWhatIsDeeperThanAnybodyNeeds() {
        assertThat(MessagePackReader.read(HexFormat.of().parseHex("91".repeat(5_000) + "c0")))
                .isEmpty();
    }

    @Test
    void readsWhatItWrites() {
        ObjectNode value = (ObjectNode)
                MAPPER.readTree(
                        "{\"text\":\"ü😀\",\"numbers\":[0,-1,2147483648,1.25,1e300],\"none\":null,\"deep\":{\"yes\":true,\"no\":false}}");
        value.put("bytes", new byte[] {0, -1});

        assertThat(MessagePackReader.read(MessagePackWriter.write(value))).hasValueSatisfying(read -> {
            assertThat(read).hasToString(value.toString());
            assertThat(read.path("bytes").isBinary()).isTrue();
        });
    }

    @Test
    void neverThrowsWhateverComes() {
        Random random = new Random(20_261_121);
        int values = 0;
        for (int round = 0; round < 100_000; round++) {
            byte[] bytes = new byte[1 + random.nextInt(30)];
            random.nextBytes(bytes);
            values += MessagePackReader.read(bytes).isPresent() ? 1 : 0;
            bytes[0] = '{';
            assertThat(ClusterMessage.decode(bytes)).isEmpty();
        }
        assertThat(values).isPositive();
    }

    private static JsonNode read(String hex) {
        return MessagePackReader.read(HexFormat.of().parseHex(hex)).orElseThrow();
    }
}
