package in.syncad.api.documents.text;

import static in.syncad.api.documents.text.TextOperation.Side.LEFT;
import static in.syncad.api.documents.text.TextOperation.Side.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import in.syncad.common.refusal.Refused;
import in.syncad.embedded.node.NodeScripts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Our text type is the one of npm.
class TextOperationTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// A million is for who has ten seconds: `-Doperation.cases=1000000`.
    private static final int CASES = Integer.getInteger("operation.cases", 20_000);

    @Test
    void doesWhatThePackageOfNpmDoesInManyRandomCases(@TempDir Path folder) throws Exception {
        assumeThat(NodeScripts.arePossible())
                .as("Node is not installed, so nothing is held against ot-text-unicode")
                .isTrue();
        Path cases = folder.resolve("cases.txt");
        NodeScripts scripts = new NodeScripts(Path.of("client"));
        scripts.install();
        scripts.run("operations.mjs", "20261121", Integer.toString(CASES), cases.toString());
        try (Stream<String> lines = Files.lines(cases)) {
            assertThat(lines.map(JSON::readTree).peek(TextOperationTests::check).count())
                    .isEqualTo(CASES);
        }
    }

    private static void check(JsonNode given) {
        String before = given.get("before").stringValue();
        TextOperation one = operation(given, "one");
        TextOperation other = operation(given, "other");
        TextOperation oneAsLeft = operation(given, "oneAsLeft");
        TextOperation otherAsRight = operation(given, "otherAsRight");
        TextOperation both = operation(given, "both");

        assertThat(OperationFormat.write(one)).isEqualTo(given.get("one"));
        assertThat(one.apply(before)).isEqualTo(given.get("afterOne").stringValue());
        assertThat(other.apply(before)).isEqualTo(given.get("afterOther").stringValue());
        assertThat(one.transform(other, LEFT)).isEqualTo(oneAsLeft);
        assertThat(other.transform(one, RIGHT)).isEqualTo(otherAsRight);
        assertThat(one.compose(otherAsRight)).isEqualTo(both);
        assertThat(one.cursor(given.get("cursor").intValue()))
                .isEqualTo(given.get("cursorAfterOne").intValue());
        // Whoever hears of them in the other order comes to the same text.
        assertThat(oneAsLeft.apply(other.apply(before)))
                .isEqualTo(otherAsRight.apply(one.apply(before)))
                .isEqualTo(both.apply(before));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "\"a\"",
                "7",
                "[0]",
                "[-1, \"a\"]",
                "[1.5, \"a\"]",
                "[1e300, \"a\"]",
                "[99999999999999999999, \"a\"]",
                "[1048577, \"a\"]",
                "[\"\"]",
                "[null]",
                "[true]",
                "[[1]]",
                "[{}]",
                "[{\"d\": 0}]",
                "[{\"d\": -2}]",
                "[{\"d\": \"\"}]",
                "[{\"d\": null}]",
                "[{\"d\": 1, \"e\": 1}]",
                "[{\"i\": \"a\"}]",
                "[1]",
                "[\"a\", 1]",
                "[1, 2, \"a\"]",
                "[\"a\", \"b\"]",
                "[{\"d\": 1}, {\"d\": 2}]",
                "[\"\\ud83d\"]",
                "[\"\\ude00a\"]",
                "[\"\\ud83d\\ud83d\\ude00\"]",
                "[{\"d\": \"\\ud83d\"}]",
                "[\"a\\u0000\"]"
            })
    void refusesWhatIsNoOperation(String json) {
        assertMalformed(JSON.readTree(json));
    }

    @Test
    void refusesMoreThanSixtyFourKilobytesAtOnceAndTooManySteps() {
        OperationFormat.receive(JSON.createArrayNode().add("é".repeat(32 << 10)));
        assertMalformed(JSON.createArrayNode().add("é".repeat(32 << 10) + "a"));
        assertMalformed(JSON.createArrayNode().add("a".repeat(64 << 10)).add(1).add("a"));
        var many = JSON.createArrayNode();
        for (int step = 0; step < 2_049; step++) {
            many.add(1).add("a");
        }
        assertMalformed(many);
    }

    @Test
    void refusesToReachBeyondTheText() {
        for (String json : new String[] {"[3, \"a\"]", "[{\"d\": 3}]", "[1, {\"d\": 2}]"}) {
            assertThatThrownBy(() -> OperationFormat.read(JSON.readTree(json)).apply("😀b"))
                    .isInstanceOf(Refused.class);
        }
        assertThat(OperationFormat.read(JSON.readTree("[2, \"a\"]")).apply("😀b"))
                .isEqualTo("😀ba");
    }

    @Test
    void countsWhatIsDeletedByItsText() {
        assertThat(OperationFormat.read(JSON.readTree("[{\"d\": \"😀b\"}]")))
                .isEqualTo(OperationFormat.read(JSON.readTree("[{\"d\": 2}]")));
    }

    @Test
    void aTextHoldsAtMostOneMegabyte() {
        TextLimit.require("a".repeat(1 << 20));
        TextLimit.require("😀".repeat(1 << 18));
        assertThatThrownBy(() -> TextLimit.require("a".repeat((1 << 20) + 1))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> TextLimit.require("世".repeat(1 << 19))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"abc, abc", "abc, abXc", "'', abc", "abc, ''", "aaa, aa", "aa, aaa", "😀a😀, 😀b😀", "😀, 😁"})
    void turnsOneTextIntoAnother(String before, String after) {
        assertThat(TextOperation.between(before, after).apply(before)).isEqualTo(after);
    }

    private static TextOperation operation(JsonNode given, String name) {
        return OperationFormat.read(given.get(name));
    }

    private static void assertMalformed(JsonNode json) {
        assertThatThrownBy(() -> OperationFormat.receive(json))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("document.operation-malformed"));
    }
}
