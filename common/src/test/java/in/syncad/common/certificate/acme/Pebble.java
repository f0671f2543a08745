package in.syncad.common.certificate.acme;

import static org.awaitility.Awaitility.await;

import in.syncad.common.certificate.CertificateSettings.Acme;
import in.syncad.embedded.process.ChildProcess;
import in.syncad.embedded.process.LocalPort;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.shredzone.acme4j.connector.NetworkSettings;
import tools.jackson.databind.json.JsonMapper;

/// Let's Encrypt's test server as a child process on 127.0.0.1. It validates for real, by asking the given DNS server,
/// and refuses some good nonces on purpose.
final class Pebble implements AutoCloseable {

    static final Map<String, String> EXTERNAL_ACCOUNT =
            Map.of("kid-1", "zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W");

    private final Path home;
    private final int port = LocalPort.choose();
    private final int management = LocalPort.choose();
    private ChildProcess process;

    private Pebble(Path home) {
        this.home = home;
    }

    static boolean isInstalled() {
        return program().isPresent();
    }

    private static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "pebble"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Pebble start(Path home, int dnsPort, boolean externalAccounts) throws Exception {
        Pebble pebble = new Pebble(home);
        pebble.writeListenerCertificate();
        Path settings = pebble.writeSettings(externalAccounts);
        ProcessBuilder command = new ProcessBuilder(
                program().orElseThrow().toString(),
                "-config",
                settings.toString(),
                "-strict",
                "-dnsserver",
                "127.0.0.1:" + dnsPort);
        command.environment()
                .putAll(Map.of("PEBBLE_VA_NOSLEEP", "1", "PEBBLE_WFE_NONCEREJECT", "5", "PEBBLE_AUTHZREUSE", "0"));
        command.redirectErrorStream(true)
                .redirectOutput(home.resolve("pebble.log").toFile());
        pebble.process = ChildProcess.start(command, "pebble", home.resolve("pebble.pid"));
        await().atMost(Duration.ofSeconds(20)).until(pebble::listens);
        return pebble;
    }

    URI directory() {
        return URI.create("https://127.0.0.1:%d/dir".formatted(port));
    }

    private Path trust() {
        return home.resolve("listener.pem");
    }

    /// `Valid` or `Revoked`.
    String statusOf(X509Certificate certificate) throws IOException, InterruptedException {
        HttpClient http = new AcmeServer(settings()).createHttpClient(new NetworkSettings());
        URI address = URI.create("https://127.0.0.1:%d/cert-status-by-serial/%s"
                .formatted(management, certificate.getSerialNumber().toString(16)));
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        return JsonMapper.shared().readTree(answer.body()).get("Status").asString();
    }

    Acme settings() {
        return new Acme(directory(), Optional.of("operations@syncad.in"), Optional.empty(), Optional.of(trust()));
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(2));
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private Path writeSettings(boolean externalAccounts) throws IOException {
        Map<String, Object> settings = Map.of(
                "listenAddress",
                "127.0.0.1:" + port,
                "managementListenAddress",
                "127.0.0.1:" + management,
                "certificate",
                trust().toString(),
                "privateKey",
                home.resolve("listener-key.pem").toString(),
                "httpPort",
                LocalPort.choose(),
                "tlsPort",
                LocalPort.choose(),
                "externalAccountBindingRequired",
                externalAccounts,
                "externalAccountMACKeys",
                EXTERNAL_ACCOUNT);
        return Files.writeString(
                home.resolve("pebble.json"), JsonMapper.shared().writeValueAsString(Map.of("pebble", settings)));
    }

    private void writeListenerCertificate() throws Exception {
        Pem.Keys keys = Pem.Keys.generate();
        X500Name name = new X500Name("CN=127.0.0.1");
        Instant now = Instant.now();
        X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(now.minusSeconds(3_600)),
                        Date.from(now.plus(Duration.ofDays(1))),
                        name,
                        keys.pair().getPublic())
                .addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")))
                .build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .build(keys.pair().getPrivate()));
        Files.writeString(trust(), Pem.chain(List.of(new JcaX509CertificateConverter().getCertificate(certificate))));
        Files.writeString(home.resolve("listener-key.pem"), keys.privateKey());
    }
}
