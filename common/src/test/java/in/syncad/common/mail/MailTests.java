package in.syncad.common.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MailTests {

    @Test
    void refusesHeadersThatWouldEndTheHeader() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mail("asha@example.in", "Hi\r\nBcc: all@example.in", "text", Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Mail("asha@example.in\n", "Hi", "text", Map.of()));
    }

    @Test
    void refusesEmptyPartsAndTagsThatTheProviderWouldRefuse() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Mail("asha@example.in", " ", "text", Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mail("asha@example.in", "Hi", "text", Map.of("type", "a b")));
    }

    @Test
    void keepsTheRecipientOutOfLogs() {
        assertThat(new Mail("asha@example.in", "Hi", "text", Map.of("type", "welcome")))
                .asString()
                .contains("welcome")
                .doesNotContain("asha");
    }
}
