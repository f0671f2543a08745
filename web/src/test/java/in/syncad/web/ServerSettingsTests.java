package in.syncad.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import in.syncad.common.settings.Variables;
import in.syncad.common.settings.WrongVariables;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSettingsTests {

    @Test
    void listensOnAllAddressesAndTrustsNobodyUnlessToldOtherwise() {
        ServerSettings settings = settings(Map.of());

        assertThat(settings.address().getHostAddress()).isEqualTo("0.0.0.0");
        assertThat(settings.port()).isEqualTo(3001);
        assertThat(settings.trustedProxies()).isEmpty();
    }

    @Test
    void listensWhereItIsTold() {
        ServerSettings settings = settings(Map.of("HOST", "127.0.0.1", "PORT", "0"));

        assertThat(settings.address().isLoopbackAddress()).isTrue();
        assertThat(settings.port()).isZero();
    }

    @Test
    void readsBlocksOfAddresses() {
        assertThat(settings(Map.of("TRUSTED_PROXIES", "10.0.0.0/16, fd00::/8,192.0.2.7/32"))
                        .trustedProxies())
                .containsExactly("10.0.0.0/16", "fd00::/8", "192.0.2.7/32");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0",
                "10.0.0.0/33",
                "::/129",
                "proxy.example.org/32",
                "10.0.0.0/8;10.1.0.0/16",
                "10.0.0.0/8,",
                "0.0.0.0/0",
                "::/0",
                ".*"
            })
    void refusesEverythingElseAsAProxy(String text) {
        assertRefused("TRUSTED_PROXIES", text);
    }

    @ParameterizedTest
    @CsvSource({"HOST,no such host", "PORT,65536", "PORT,-1"})
    void namesTheVariableThatIsWrong(String name, String value) {
        assertRefused(name, value);
    }

    private static void assertRefused(String name, String value) {
        assertThatExceptionOfType(WrongVariables.class)
                .isThrownBy(() -> settings(Map.of(name, value)))
                .withMessageContaining(name)
                .withMessageNotContaining("'" + value + "'");
    }

    private static ServerSettings settings(Map<String, String> values) {
        Variables variables = new Variables(values::get);
        ServerSettings settings = ServerSettings.from(variables, 3001);
        variables.check();
        return settings;
    }
}
