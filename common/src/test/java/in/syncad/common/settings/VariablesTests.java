package in.syncad.common.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTests {

    @Test
    void namesEverythingThatIsWrongAtOnceWithoutRepeatingTheValues() {
        Variables variables = variables(Map.of("PORT", "eighty", "JWT_EXPIRES_IN", "soon-secret"));
        variables.required("SCS_API_KEY", "at least 24 characters");
        variables.number("PORT", 8080, 0, 65535);
        variables.duration("JWT_EXPIRES_IN", Duration.ofMinutes(15));

        assertThatExceptionOfType(WrongVariables.class)
                .isThrownBy(variables::check)
                .satisfies(wrong -> assertThat(wrong.problems())
                        .containsExactly(
                                "SCS_API_KEY is not set; expected: at least 24 characters",
                                "PORT has a wrong value; expected: a whole number from 0 to 65535",
                                "JWT_EXPIRES_IN has a wrong value; expected: a duration such as 30s, 15m, 12h or 7d"));
    }

    @Test
    void anEmptyValueCountsAsNone() {
        assertThat(variables(Map.of("SES_FROM_EMAIL", "  ")).text("SES_FROM_EMAIL"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "30s,PT30S", "15m,PT15M", "12h,PT12H", "7d,PT168H", "0s,PT0S"})
    void readsDurationsOfTheContract(String text, Duration expected) {
        Variables variables = variables(Map.of("X", text));

        assertThat(variables.duration("X", Duration.ofDays(99))).isEqualTo(expected);
        assertThatNoException().isThrownBy(variables::check);
    }

    @ParameterizedTest
    @ValueSource(strings = {"15", "m", "-1m", "1.5h", "15 m", "1w", "99999999999d"})
    void refusesOtherDurations(String text) {
        Variables variables = variables(Map.of("X", text));
        variables.duration("X", Duration.ZERO);

        assertThatExceptionOfType(WrongVariables.class).isThrownBy(variables::check);
    }

    @Test
    void wantsBothKeysOfAwsOrNeither() {
        Variables half = variables(Map.of("AWS_REGION", "ap-south-1", "AWS_ACCESS_KEY_ID", "id"));
        AwsSettings.from(half);
        assertThatExceptionOfType(WrongVariables.class)
                .isThrownBy(half::check)
                .withMessageContaining("AWS_SECRET_ACCESS_KEY");

        Variables none = variables(Map.of("AWS_REGION", "ap-south-1"));
        assertThat(AwsSettings.from(none).keys()).isEmpty();
        assertThatNoException().isThrownBy(none::check);
    }

    private static Variables variables(Map<String, String> values) {
        return new Variables(values::get);
    }
}
