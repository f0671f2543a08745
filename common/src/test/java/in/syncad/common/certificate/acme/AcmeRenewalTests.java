package in.syncad.common.certificate.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import in.syncad.common.certificate.CertificateIssuer;
import in.syncad.common.certificate.CertificateIssuer.Progress.Issued;
import in.syncad.common.certificate.CertificateIssuer.Progress.Pending;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/// A certificate is served until its successor is there.
class AcmeRenewalTests extends PebbleTests {

    @Test
    void renewsWithAKeyOfItsOwnWhenAThirdIsLeftAndServesTheOldOneUntilThen() throws Exception {
        issued();
        CertificateFile old = file();

        assertThat(lateNode().renew(host, token)).isInstanceOf(Pending.class);
        assertThat(file().chain()).isEqualTo(old.chain());
        assertThat(file().keys()).isEqualTo(old.keys());
        renewed();

        CertificateFile renewed = file();
        assertThat(renewed.successor()).isEmpty();
        assertThat(renewed.keys()).isNotEqualTo(old.keys());
        X509Certificate certificate = renewed.certificate().orElseThrow();
        assertThat(certificate.getPublicKey()).isEqualTo(renewed.keys().pair().getPublic());
        assertThat(certificate.getSerialNumber())
                .isNotEqualTo(old.certificate().orElseThrow().getSerialNumber());
        assertThat(recordsBelow()).isEmpty();
        node().discard(host, token);
        assertThat(pebble.statusOf(certificate)).isEqualTo("Revoked");
    }

    @Test
    void renewsNothingWhileMoreThanAThirdIsLeft() {
        Issued issued = issued();
        CertificateFile before = file();

        assertThat(node().renew(host, token)).isEqualTo(issued);

        assertThat(file()).isEqualTo(before);
    }

    @Test
    void aRenewalThatFailsLeavesWhatIsServed() {
        issued();
        CertificateFile old = file();
        lateNode().renew(host, token);
        String order = file().successor().orElseThrow().order().orElseThrow();
        URI forgotten = pebble.directory().resolve("/my-order/nothing");
        secrets.put("syncad/certificate/" + token, file().json().replace(order, forgotten.toString()));

        OutsideFailure failure =
                catchThrowableOfType(OutsideFailure.class, () -> lateNode().renew(host, token));

        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(file().chain()).isEqualTo(old.chain());
        assertThat(file().keys()).isEqualTo(old.keys());
        renewed();
        assertThat(file().keys()).isNotEqualTo(old.keys());
    }

    @Test
    void discardsInTheMiddleOfARenewal() throws Exception {
        issued();
        X509Certificate certificate = file().certificate().orElseThrow();
        lateNode().renew(host, token);

        node().discard(host, token);

        assertThat(pebble.statusOf(certificate)).isEqualTo("Revoked");
        assertThat(recordsBelow()).isEmpty();
        assertThat(secrets.find("syncad/certificate/" + token)).isEmpty();
    }

    @Test
    void readsWhatWasKeptBeforeThereWereRenewals() {
        CertificateFile file = CertificateFile.of(host);
        String json =
                "{\"host\":\"%s\",\"keys\":{\"privateKey\":\"a\",\"publicKey\":\"b\"},\"order\":null,\"chain\":null}"
                        .formatted(host);

        assertThat(CertificateFile.read(json).successor()).isEmpty();
        assertThat(CertificateFile.read(file.withSuccessor(file).json())).isEqualTo(file.withSuccessor(file));
    }

    private CertificateIssuer lateNode() {
        return node(pebble.settings(), late());
    }

    /// When a tenth of the certificate's lifetime is left.
    private Clock late() {
        X509Certificate certificate = file().certificate().orElseThrow();
        Duration life = Duration.between(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
        return Clock.fixed(certificate.getNotAfter().toInstant().minus(life.dividedBy(10)), ZoneOffset.UTC);
    }

    private void renewed() {
        await().atMost(Duration.ofSeconds(30)).until(() -> lateNode().renew(host, token), Issued.class::isInstance);
    }
}
