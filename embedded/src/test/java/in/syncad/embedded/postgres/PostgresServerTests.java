package in.syncad.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import in.syncad.embedded.process.LocalPort;
import in.syncad.embedded.process.ServiceStartFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTests {

    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(PostgresSettings.temporary());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void isPostgreSql18WithTls13() throws SQLException {
        assertThat(ask(server.superuserUrl(), "SHOW server_version")).startsWith("18.");
        assertThat(ask(server.provisioningUrl(), "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
                .isEqualTo("TLSv1.3");
    }

    @Test
    void refusesConnectionsWithoutTls() {
        assertThatThrownBy(() -> ask(server.apiUrl().replace("verify-full", "disable"), "SELECT 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("pg_hba.conf");
    }

    @Test
    void isNotTrustedByAClientOfAnotherAuthority(@TempDir Path elsewhere) throws IOException {
        Path stranger =
                LocalCertificateAuthority.in(elsewhere, Clock.systemUTC()).certificateFile();
        String url = server.apiUrl().replaceFirst("sslrootcert=.*", "sslrootcert=" + stranger);
        assertThatThrownBy(() -> ask(url, "SELECT 1")).hasStackTraceContaining("PKIX path");
    }

    @Test
    void refusesAWrongPassword() {
        String url = server.apiUrl().replaceFirst(":[0-9a-f]+@", ":wrong@");
        assertThatThrownBy(() -> ask(url, "SELECT 1")).hasMessageContaining("password authentication failed");
    }

    @Test
    void givesProvisioningTheCentralDatabaseButNoSuperuser() throws SQLException {
        String url = server.provisioningUrl();
        assertThat(ask(url, "SELECT current_database()")).isEqualTo("syncad_central");
        assertThat(ask(url, "SELECT datdba::regrole FROM pg_database WHERE datname = current_database()"))
                .isEqualTo("syncad_provisioning");
        assertThat(ask(url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("f");
        assertThat(ask(url, "SELECT rolcreatedb AND rolcreaterole FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("t");
    }

    @Test
    void letsTheApiConnectAndNothingMore() {
        assertThatThrownBy(() -> ask(server.apiUrl(), "CREATE TABLE intruder (id INT)"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> ask(server.apiUrl(), "CREATE DATABASE intruder"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> ask(server.apiUrl().replace("syncad_central", "postgres"), "SELECT 1"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void keepsItsDataAndItsAddressAcrossRestarts(@TempDir Path directory) throws Exception {
        PostgresSettings settings = kept(directory);
        String url;
        try (PostgresServer first = PostgresServer.start(settings)) {
            url = first.provisioningUrl();
            ask(url, "CREATE TABLE kept AS SELECT 42 AS answer");
            first.restart();
            assertThat(ask(url, "SELECT answer FROM kept")).isEqualTo("42");
        }
        try (PostgresServer second = PostgresServer.start(settings)) {
            assertThat(second.provisioningUrl()).isEqualTo(url);
            assertThat(ask(url, "SELECT answer FROM kept")).isEqualTo("42");
        }
        assertThat(Files.readString(directory.resolve("cluster/pg_hba.conf"))).doesNotContain("trust");
        for (String secret : List.of("ca.key", "postgres.password", "syncad_api.password", "cluster/server.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(secret))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void survivesItsOwnDeath() throws SQLException {
        try (PostgresServer victim = PostgresServer.start(PostgresSettings.temporary())) {
            ask(victim.provisioningUrl(), "CREATE TABLE kept AS SELECT 42 AS answer");
            victim.kill();
            assertThatThrownBy(() -> ask(victim.provisioningUrl(), "SELECT 1")).isInstanceOf(SQLException.class);
            victim.restart();
            assertThat(ask(victim.provisioningUrl(), "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    @DisabledIfSystemProperty(named = "servers", matches = "containers", disabledReason = "is about processes")
    void leavesNoProcessAndNoFileBehind() {
        PostgresSettings settings = PostgresSettings.temporary();
        PostgresServer closed = PostgresServer.start(settings);
        List<ProcessHandle> family = processes(settings);
        assertThat(family).isNotEmpty();
        closed.close();
        await().until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(settings.directory()).doesNotExist();
    }

    @Test
    void stopsTheServerThatAKilledJvmLeftBehind(@TempDir Path directory) throws SQLException {
        PostgresSettings settings = kept(directory);
        PostgresServer abandoned = PostgresServer.start(settings);
        List<ProcessHandle> family = processes(settings);
        try (PostgresServer successor = PostgresServer.start(settings)) {
            await().until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(ask(successor.apiUrl(), "SELECT 1")).isEqualTo("1");
        }
        abandoned.close();
    }

    @Test
    void namesThePortThatIsInUse() throws IOException {
        PostgresSettings settings = PostgresSettings.temporary();
        try (ServerSocket occupant = new ServerSocket()) {
            occupant.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()));
            assertThatThrownBy(() -> PostgresServer.start(settings))
                    .isInstanceOf(ServiceStartFailed.class)
                    .hasMessage("PostgreSQL did not start: port %d of 127.0.0.1 is in use", settings.port());
        }
    }

    @Test
    void saysInOneLineWhyItDoesNotStart() {
        PostgresSettings settings = PostgresSettings.temporary().with("shared_buffers", "nonsense");
        assertThatThrownBy(() -> PostgresServer.start(settings))
                .isInstanceOf(ServiceStartFailed.class)
                .hasMessageContaining("shared_buffers")
                .satisfies(failure -> assertThat(failure.getMessage()).hasLineCount(1));
    }

    private static PostgresSettings kept(Path directory) {
        return PostgresSettings.kept(directory, LocalPort.choose());
    }

    private static List<ProcessHandle> processes(PostgresSettings settings) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> mentions(process, settings.directory()))
                .flatMap(process ->
                        java.util.stream.Stream.concat(java.util.stream.Stream.of(process), process.descendants()))
                .toList();
    }

    private static boolean mentions(ProcessHandle process, Path directory) {
        return process.info().commandLine().orElse("").contains(directory.toString());
    }

    private static String ask(String libpqUrl, String sql) throws SQLException {
        String[] parts = libpqUrl.replace("postgresql://", "").split("[:@]", 3);
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://" + parts[2], parts[0], parts[1]);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            ResultSet rows = statement.getResultSet();
            rows.next();
            return rows.getString(1);
        }
    }
}
