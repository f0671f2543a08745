package in.syncad.embedded.postgres;

import in.syncad.embedded.container.ContainerFile;
import in.syncad.embedded.container.ContainerPlan;
import in.syncad.embedded.container.ServerContainer;
import in.syncad.embedded.process.OwnFiles;
import in.syncad.embedded.process.RunningServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.testcontainers.containers.GenericContainer;

/// The server in a container of the official image, whose entry point makes the cluster.
final class PostgresContainer {

    private static final String IMAGE = "postgres:18";
    private static final int PORT = 5432;

    /// The user `postgres` of the image.
    private static final int OWNER = 999;

    private static final String HOST_BASED_AUTHENTICATION = """
            local all all scram-sha-256
            hostssl all all all scram-sha-256
            """;

    private PostgresContainer() {}

    static RunningServer launch(PostgresSettings settings, Cluster cluster) throws IOException {
        Path tls = OwnFiles.directory(settings.directory().resolve("tls"), "rwx------");
        cluster.issueServerCertificate(tls);
        ContainerPlan plan = new ContainerPlan(
                PostgresServer.SERVICE,
                IMAGE,
                PORT,
                settings.port(),
                command(cluster.parameters()),
                Map.of(
                        "POSTGRES_PASSWORD_FILE",
                        at("superuser"),
                        "POSTGRES_INITDB_ARGS",
                        String.join(" ", Cluster.INITDB_ARGUMENTS)),
                List.of(
                        file("superuser", cluster.password(CentralDatabase.SUPERUSER)),
                        file("pg_hba.conf", HOST_BASED_AUTHENTICATION),
                        file("server.pem", Files.readString(tls.resolve("server.pem"))),
                        file("server.key", Files.readString(tls.resolve("server.key")))));
        return ServerContainer.start(plan, PostgresContainer::isReady);
    }

    private static List<String> command(Map<String, String> parameters) {
        Map<String, String> inside = new TreeMap<>(parameters);
        inside.remove("unix_socket_directories");
        inside.put("listen_addresses", "*");
        inside.put("hba_file", at("pg_hba.conf"));
        inside.put("ssl_cert_file", at("server.pem"));
        inside.put("ssl_key_file", at("server.key"));
        List<String> command = new ArrayList<>(List.of("postgres"));
        inside.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    private static ContainerFile file(String name, String content) {
        return new ContainerFile(at(name), OWNER, content.getBytes(StandardCharsets.UTF_8));
    }

    private static String at(String name) {
        return "/syncad/" + name;
    }

    /// By TCP: while the cluster is being made, the server listens on its socket only.
    private static boolean isReady(GenericContainer<?> container) {
        try {
            return container
                            .execInContainer("pg_isready", "-q", "-h", "127.0.0.1")
                            .getExitCode()
                    == 0;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
