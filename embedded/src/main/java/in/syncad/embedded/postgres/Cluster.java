package in.syncad.embedded.postgres;

import in.syncad.embedded.process.ChildProcess;
import in.syncad.embedded.process.Commands;
import in.syncad.embedded.process.OwnFiles;
import in.syncad.embedded.process.ServiceStartFailed;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The data directory: made by `initdb` when missing, its configuration written anew at each start.
final class Cluster {

    /// How texts are stored and ordered, wherever the cluster is made.
    static final List<String> INITDB_ARGUMENTS =
            List.of("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");

    private static final Duration INITDB_TIMEOUT = Duration.ofMinutes(2);

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("ssl", "on"),
            Map.entry("ssl_cert_file", "server.pem"),
            Map.entry("ssl_key_file", "server.key"),
            Map.entry("ssl_min_protocol_version", "TLSv1.3"),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("max_connections", "200"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("max_wal_size", "1GB"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"));

    /// Nobody comes in without TLS and a password, also not from this machine.
    private static final String HOST_BASED_AUTHENTICATION = """
            hostssl all all 127.0.0.1/32 scram-sha-256
            """;

    private final PostgresSettings settings;
    private final ServerAccount account;
    private final PostgresBinaries binaries;
    private final LocalCertificateAuthority authority;

    private Cluster(PostgresSettings settings, ServerAccount account) throws IOException {
        this.settings = settings;
        this.account = account;
        this.binaries = PostgresBinaries.unpackedIn(account.binaries());
        this.authority = LocalCertificateAuthority.in(settings.directory(), Clock.systemUTC());
    }

    static Cluster open(PostgresSettings settings, ServerAccount account) throws IOException {
        OwnFiles.directory(settings.directory(), "rwx--x--x");
        return new Cluster(settings, account);
    }

    Path data() {
        return settings.directory().resolve("cluster");
    }

    Path authorityCertificate() {
        return authority.certificateFile();
    }

    String password(String role) {
        return OwnFiles.keptSecret(settings.directory().resolve(role + ".password"));
    }

    List<String> command(String program, String... arguments) {
        return account.command(Stream.concat(Stream.of(binaries.program(program)), Stream.of(arguments))
                .toList());
    }

    /// Whether [#prepared] was said of this data directory; before that it holds nothing worth keeping.
    boolean isPrepared() {
        return Files.exists(settings.directory().resolve("prepared"));
    }

    void prepared() throws IOException {
        Files.createFile(settings.directory().resolve("prepared"));
    }

    /// Makes the data directory ready for a start.
    void prepareFiles() throws IOException {
        if (!isPrepared()) {
            OwnFiles.delete(data());
            initialise();
        }
        issueServerCertificate(data());
        Files.writeString(data().resolve("postgresql.conf"), configuration());
        Files.writeString(data().resolve("pg_hba.conf"), HOST_BASED_AUTHENTICATION);
        account.own(data());
    }

    /// Writes `server.pem` and `server.key`.
    void issueServerCertificate(Path directory) throws IOException {
        authority.issueServerCertificate(directory);
    }

    private void initialise() throws IOException {
        Path password = settings.directory().resolve("initdb.password");
        Path log = settings.directory().resolve("initdb.log");
        OwnFiles.directory(data(), "rwx------");
        OwnFiles.writeSecret(password, password("postgres"));
        account.own(data());
        account.own(password);
        List<String> arguments = Commands.concat(
                INITDB_ARGUMENTS,
                List.of(
                        "--pgdata=" + data(),
                        "--username=postgres",
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--no-instructions",
                        "--no-sync"));
        ProcessBuilder builder = new ProcessBuilder(command("initdb", arguments.toArray(String[]::new)))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(new File("/dev/null"));
        ChildProcess initdb =
                ChildProcess.start(builder, "initdb", settings.directory().resolve("initdb.pid"));
        boolean ended = initdb.waitFor(INITDB_TIMEOUT);
        initdb.kill();
        Files.delete(password);
        if (!ended || initdb.exitCode() != 0) {
            throw new ServiceStartFailed("PostgreSQL", ServerLog.reason(log, 0));
        }
    }

    /// What differs from PostgreSQL's defaults, but for the port.
    Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>(DEFAULTS);
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux")) {
            // With hundreds of databases the default opens every file after a crash: minutes instead of seconds.
            parameters.put("recovery_init_sync_method", "syncfs");
        }
        parameters.putAll(settings.configuration());
        return parameters;
    }

    private String configuration() {
        Map<String, String> parameters = parameters();
        parameters.put("port", Integer.toString(settings.port()));
        return parameters.entrySet().stream()
                .map(parameter -> "%s = '%s'%n".formatted(parameter.getKey(), parameter.getValue()))
                .collect(Collectors.joining());
    }
}
