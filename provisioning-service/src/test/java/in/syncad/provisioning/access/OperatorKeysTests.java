package in.syncad.provisioning.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import in.syncad.common.settings.Variables;
import in.syncad.common.settings.WrongVariables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OperatorKeysTests {

    private static final String OLD = "the old key of the operators";
    private static final String NEW = "the new key of the operators";

    @Test
    void oldAndNewAreValidTogether() {
        OperatorKeys keys = keys(OLD + ", " + NEW);
        assertThat(keys.include(OLD)).isTrue();
        assertThat(keys.include(NEW)).isTrue();
        assertThat(keys.include(OLD + ", " + NEW)).isFalse();
        assertThat(keys.include("")).isFalse();
    }

    @Test
    void theStartStopsWithoutAKeyOrWithAShortOneAmongThem() {
        for (String wrong : new String[] {null, "", "short", NEW + ",short", NEW + ","}) {
            assertThatExceptionOfType(WrongVariables.class)
                    .as(String.valueOf(wrong))
                    .isThrownBy(() -> keys(wrong))
                    .withMessageContaining("SCS_API_KEY")
                    .withMessageContaining("24 characters")
                    .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("short,"));
        }
    }

    private static OperatorKeys keys(@Nullable String value) {
        Variables variables = new Variables(name -> name.equals("SCS_API_KEY") ? value : null);
        OperatorKeys keys = OperatorKeys.from(variables);
        variables.check();
        return keys;
    }
}
