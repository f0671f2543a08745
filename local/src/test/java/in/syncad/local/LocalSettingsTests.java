package in.syncad.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSettingsTests {

    @Test
    void haveTheContractsPortsUnlessChosenOtherwise() {
        LocalSettings settings = LocalSettings.from(Map.of("SYNCAD_API_PORT", "4001"));
        assertThat(settings.port(PublicPort.API)).isEqualTo(4001);
        assertThat(settings.port(PublicPort.PROVISIONING)).isEqualTo(8080);
        assertThat(settings.port(PublicPort.INBOX)).isEqualTo(8025);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "0", "65536", "-1"})
    void refuseWhatIsNoPort(String value) {
        LocalSettings settings = LocalSettings.from(Map.of("SYNCAD_API_PORT", value));
        assertThatThrownBy(() -> settings.port(PublicPort.API))
                .isInstanceOf(CannotRun.class)
                .hasMessage("SYNCAD_API_PORT has a wrong value; expected: a port from 1 to 65535");
    }

    @Test
    void nameThePortInUseAndTheVariableThatMovesIt() throws IOException {
        try (ServerSocket occupant = new ServerSocket()) {
            occupant.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            String port = Integer.toString(occupant.getLocalPort());
            LocalSettings settings = LocalSettings.from(Map.of("SYNCAD_API_PORT", port));
            assertThatThrownBy(() -> PublicPort.requireAllFree(settings))
                    .isInstanceOf(CannotRun.class)
                    .hasMessage(
                            "port %s, for api, is in use: free it, or choose another with SYNCAD_API_PORT=<port>",
                            port);
        }
    }

    @Test
    void doNotShowSecrets() {
        assertThat(LocalSettings.from(Map.of("SCS_API_KEY", "hidden")).toString())
                .doesNotContain("hidden");
    }
}
