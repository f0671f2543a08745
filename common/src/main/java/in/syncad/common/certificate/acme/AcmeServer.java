package in.syncad.common.certificate.acme;

import in.syncad.common.certificate.CertificateSettings.Acme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.GenericAcmeProvider;

/// Sessions with the configured ACME server, whose HTTPS is verified against the given certificates where there are
/// some.
final class AcmeServer extends GenericAcmeProvider {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Acme settings;

    AcmeServer(Acme settings) {
        this.settings = settings;
    }

    Session session() {
        Session session = new Session(settings.directory(), this);
        session.networkSettings().setTimeout(TIMEOUT);
        return session;
    }

    @Override
    public HttpClient createHttpClient(NetworkSettings network) {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(network.getTimeout());
        settings.trust().ifPresent(file -> client.sslContext(trusting(file)));
        return client.build();
    }

    private static SSLContext trusting(Path file) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (X509Certificate certificate : Pem.certificates(Files.readAllBytes(file))) {
                trusted.setCertificateEntry(certificate.getSerialNumber().toString(), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot trust the certificates in " + file, e);
        }
    }
}
