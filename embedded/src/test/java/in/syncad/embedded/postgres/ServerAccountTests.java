package in.syncad.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ServerAccountTests {

    @Test
    void serverOfRootRunsAsAnUnprivilegedUserWhereNamespacesAreForbidden() throws Exception {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        ServerAccount account = ServerAccount.unprivileged();
        PostgresSettings settings = PostgresSettings.temporary();
        try (PostgresServer server = PostgresServer.start(settings, account)) {
            assertThat(Files.getOwner(settings.directory().resolve("cluster/base")))
                    .isEqualTo(account.owner().orElseThrow());
            server.kill();
            server.restart();
        }
        assertThat(settings.directory()).doesNotExist();
    }
}
