package in.syncad.api.inbound;

import in.syncad.common.refusal.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The certificates that SNS signs under, each fetched once. Strangers can name certificates that do not exist, so only
/// a few are fetched a minute.
@Component
class SnsCertificates {

    private static final int KEPT = 16;
    private static final int FETCHED_A_MINUTE = 10;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SnsCalls calls;
    private final Clock clock;
    private final Map<URI, X509Certificate> kept = new LinkedHashMap<>();
    private Instant minute = Instant.MIN;
    private int fetched;

    SnsCertificates(SnsCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /// @param address one that is to be trusted
    /// @throws Refused 503 while it cannot be read, 403 when it is no certificate or not valid now
    synchronized X509Certificate at(URI address) {
        X509Certificate certificate = Optional.ofNullable(kept.get(address)).orElseGet(() -> fetch(address));
        try {
            certificate.checkValidity(java.util.Date.from(clock.instant()));
        } catch (CertificateException e) {
            kept.remove(address);
            throw wrong();
        }
        return certificate;
    }

    private X509Certificate fetch(URI address) {
        count();
        X509Certificate certificate = certificate(calls.get(address).filter(answer -> answer.statusCode() == 200));
        if (kept.size() >= KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        kept.put(address, certificate);
        return certificate;
    }

    private void count() {
        Instant now = clock.instant();
        if (!now.isBefore(minute.plus(MINUTE))) {
            minute = now;
            fetched = 0;
        }
        if (++fetched > FETCHED_A_MINUTE) {
            throw unreadable();
        }
    }

    private static X509Certificate certificate(Optional<HttpResponse<byte[]>> answer) {
        byte[] pem = answer.orElseThrow(SnsCertificates::unreadable).body();
        try (ByteArrayInputStream bytes = new ByteArrayInputStream(pem)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
        } catch (CertificateException | IOException e) {
            throw wrong();
        }
    }

    private static Refused unreadable() {
        return Refused.unavailable(
                "webhook.certificate-unreadable", "The certificate of the signature cannot be read now.", MINUTE);
    }

    private static Refused wrong() {
        return Refused.forbidden("webhook.certificate-wrong", "The certificate of the signature is not valid.");
    }
}
