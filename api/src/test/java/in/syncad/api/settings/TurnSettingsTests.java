package in.syncad.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import in.syncad.common.settings.Variables;
import in.syncad.common.settings.WrongVariables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnSettingsTests {

    private static final String SECRET = "a secret of coturn";

    @Test
    void takesServersAsBrowsersDo() {
        TurnSettings settings = settings(Map.of(
                "TURN_URLS",
                "turn:turn.example.org:3478, turns:turn.example.org:5349?transport=tcp,stun:192.0.2.7",
                "TURN_SECRET",
                SECRET));

        assertThat(settings.urls())
                .containsExactly(
                        "turn:turn.example.org:3478", "turns:turn.example.org:5349?transport=tcp", "stun:192.0.2.7");
        assertThat(settings.toString()).doesNotContain(SECRET);
    }

    @Test
    void hasNoneWhenNothingIsSet() {
        assertThat(settings(Map.of()).urls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://turn.example.org", "turn:", "turn:a b", "turn:a,", ",", "turn:a?transport=quic"})
    void stopsTheStartOverAnythingElse(String urls) {
        assertThatThrownBy(() -> settings(Map.of("TURN_URLS", urls, "TURN_SECRET", SECRET)))
                .isInstanceOf(WrongVariables.class)
                .hasMessageContaining("TURN_URLS");
    }

    @Test
    void stopsTheStartOverAWeakOrMissingSecret() {
        for (Map<String, String> variables :
                List.of(Map.of("TURN_URLS", "turn:a", "TURN_SECRET", "short"), Map.of("TURN_URLS", "turn:a"))) {
            assertThatThrownBy(() -> settings(variables))
                    .isInstanceOf(WrongVariables.class)
                    .hasMessageContaining("TURN_SECRET");
        }
    }

    @Test
    void stopsTheStartOverASecretOfNoServer() {
        assertThatThrownBy(() -> settings(Map.of("TURN_SECRET", SECRET)))
                .isInstanceOf(WrongVariables.class)
                .hasMessageContaining("TURN_URLS");
    }

    private static TurnSettings settings(Map<String, String> set) {
        Variables variables = new Variables(set::get);
        TurnSettings settings = TurnSettings.from(variables);
        variables.check();
        return settings;
    }
}
