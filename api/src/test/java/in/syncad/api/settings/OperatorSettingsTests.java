package in.syncad.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import in.syncad.common.settings.Variables;
import in.syncad.common.settings.WrongVariables;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorSettingsTests {

    private static final String NAME = "OPERATOR_TOTP_SECRET";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MEQHGZLDOJSXIIDPMYQG64DFOJQXI33SOM",
                "MEQHGZLDOJSXIIDPMYQG64DFOJQXI33SOM======",
                "meqh gzld ojsx iidp myqg 64df ojqx i33s om"
            })
    void takesASecretAsAppsTakeIt(String text) {
        assertThat(settings(text).secondFactor().orElseThrow().getEncoded())
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("a secret of operators");
    }

    /// Of 26 digits the last two bits say nothing.
    @ParameterizedTest
    @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAAAAAA", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "77777777777777777777777777"})
    void takes128BitsOrMore(String text) {
        assertThat(settings(text).secondFactor().orElseThrow().getEncoded()).hasSize(16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JBSWY3DPEHPK3PXP",
                "AAAAAAAAAAAAAAAAAAAAAAAA",
                "not a secret in Base32 at all, 0189",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "====",
                "MEQHGZLDOJSXIIDP=MYQG64DFOJQXI33SOM"
            })
    void stopsTheStartOverAnyOther(String text) {
        assertThatThrownBy(() -> settings(text))
                .isInstanceOf(WrongVariables.class)
                .hasMessageContaining("%s has a wrong value; expected: random bytes in Base32", NAME)
                .hasMessageContaining("128 bits")
                .hasMessageNotContaining(text);
    }

    @Test
    void asksForNoSecondFactorUnlessOneIsSet() {
        assertThat(OperatorSettings.from(new Variables(name -> null)).secondFactor())
                .isEmpty();
    }

    private static OperatorSettings settings(String secret) {
        Variables variables = new Variables(Map.of(NAME, secret)::get);
        OperatorSettings settings = OperatorSettings.from(variables);
        variables.check();
        return settings;
    }
}
