package in.syncad.common.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import in.syncad.common.settings.Variables;
import in.syncad.common.settings.WrongVariables;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextSettingsTests {

    @Test
    void needsNothing() {
        assertThat(read(Map.of())).isEqualTo(new TextSettings(Optional.empty(), Optional.empty()));
    }

    @Test
    void readsSenderAndRegistration() {
        assertThat(read(Map.of("SMS_SENDER_ID", "SYNCAD", "SMS_DLT_ENTITY_ID", "1101", "SMS_DLT_TEMPLATE_ID", "1107")))
                .isEqualTo(new TextSettings(
                        Optional.of("SYNCAD"), Optional.of(new TextSettings.Registration("1101", "1107"))));
    }

    @Test
    void refusesHalfARegistrationAndASenderThatNoNetworkTakes() {
        assertThatExceptionOfType(WrongVariables.class)
                .isThrownBy(() -> read(Map.of("SMS_DLT_ENTITY_ID", "1101", "SMS_SENDER_ID", "Sync AD!")))
                .satisfies(wrong -> assertThat(wrong.problems())
                        .hasSize(2)
                        .anySatisfy(line -> assertThat(line).startsWith("SMS_DLT_TEMPLATE_ID is not set"))
                        .anySatisfy(line -> assertThat(line).startsWith("SMS_SENDER_ID has a wrong value")));
    }

    private static TextSettings read(Map<String, String> environment) {
        Variables variables = new Variables(environment::get);
        TextSettings settings = TextSettings.from(variables);
        variables.check();
        return settings;
    }
}
