package in.syncad.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import in.syncad.api.testing.RunningApi;
import in.syncad.common.settings.Variables;
import in.syncad.common.settings.WrongVariables;
import in.syncad.embedded.EmbeddedPlatform;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitSettingsTests {

    @Test
    void areThoseOfTheReadmeUnlessToldOtherwise() {
        assertThat(settings(Map.of())).isEqualTo(new LimitSettings(6_000, 300, 600, 12_000, 20));
        assertThat(settings(Map.of("RATE_LIMIT_USER", "7")).user()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMIT_ADDRESS, abc",
        "RATE_LIMIT_SIGN_IN, 0",
        "RATE_LIMIT_USER, -1",
        "RATE_LIMIT_USER, 6e2",
        "RATE_LIMIT_SCHOOL, 99999999999",
        "ONE_TIME_PASSWORDS_PER_ADDRESS_AND_HOUR, '1,5'",
        "ONE_TIME_PASSWORDS_PER_ADDRESS_AND_HOUR, 1000001"
    })
    void stopTheStartOverAnythingButANumberInItsRange(String name, String value) {
        assertThatExceptionOfType(WrongVariables.class)
                .isThrownBy(() -> settings(Map.of(name, value)))
                .satisfies(wrong -> assertThat(wrong.problems())
                        .singleElement()
                        .asString()
                        .startsWith(name + " has a wrong value; expected: a whole number from 1 to "));
    }

    /// All at once, before anything else is looked at.
    @Test
    void areNamedByTheStartThatTheyStop() {
        assertThatException()
                .isThrownBy(() -> RunningApi.on(
                        EmbeddedPlatform.shared(), Map.of("RATE_LIMIT_USER", "abc", "SYNCAD_CONNECTIONS_BUDGET", "0")))
                .havingRootCause()
                .isInstanceOf(WrongVariables.class)
                .withMessageContaining(
                        "RATE_LIMIT_USER has a wrong value; expected: a whole number from 1 to 100000000")
                .withMessageContaining(
                        "SYNCAD_CONNECTIONS_BUDGET has a wrong value; expected: a whole number from 1 to 10000");
    }

    private static LimitSettings settings(Map<String, String> set) {
        Variables variables = new Variables(set::get);
        LimitSettings settings = LimitSettings.from(variables);
        variables.check();
        return settings;
    }
}
