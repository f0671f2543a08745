package in.syncad.common.certificate.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import in.syncad.common.certificate.CertificateIssuer.Progress.Issued;
import in.syncad.common.certificate.CertificateIssuer.Progress.Pending;
import in.syncad.common.certificate.CertificateSettings.Acme;
import in.syncad.common.certificate.CertificateSettings.ExternalAccount;
import in.syncad.common.dns.DnsRecord;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.embedded.process.LocalPort;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Certificates of single schools, issued and taken back.
class AcmeCertificatesTests extends PebbleTests {

    @Test
    void issuesAndKeepsKeyAndChainInASecret() throws Exception {
        assertThat(node().request(host, token)).isInstanceOf(Pending.class);
        assertThat(recordsBelow()).hasSize(1);

        Issued issued = issued();

        assertThat(issued.reference()).isEqualTo("syncad/certificate/" + token);
        CertificateFile file = file();
        List<X509Certificate> chain = Pem.certificates(file.chain().orElseThrow());
        assertThat(chain).hasSizeGreaterThan(1);
        assertThat(chain.getFirst().getPublicKey()).isEqualTo(file.keys().pair().getPublic());
        assertThat(chain.getFirst().getSubjectAlternativeNames()).containsExactly(List.of(2, host));
        assertThat(issued.notAfter())
                .isEqualTo(chain.getFirst().getNotAfter().toInstant())
                .isAfter(Instant.now());
        assertThat(recordsBelow()).isEmpty();
        assertThat(zone.find(host)).hasSize(1);
    }

    @Test
    void answersTheSameCertificateAgain() {
        Issued issued = issued();

        assertThat(node().request(host, token)).isEqualTo(issued);
    }

    @Test
    void revokesAndDeletesOnDiscard() throws Exception {
        Issued issued = issued();
        X509Certificate certificate = file().certificate().orElseThrow();
        assertThat(pebble.statusOf(certificate)).isEqualTo("Valid");

        node().discard(host, token);
        node().discard(host, token);

        assertThat(pebble.statusOf(certificate)).isEqualTo("Revoked");
        assertThat(secrets.find(issued.reference())).isEmpty();
    }

    @Test
    void discardsWhatIsHalfDone() {
        node().request(host, token);

        node().discard(host, token);

        assertThat(recordsBelow()).isEmpty();
        assertThat(secrets.find("syncad/certificate/" + token)).isEmpty();
        assertThat(zone.find(host)).hasSize(1);
    }

    @Test
    void revokesWhatWasIssuedButNeverCollected() throws Exception {
        node().request(host, token);
        CertificateFile half =
                CertificateFile.read(secrets.find("syncad/certificate/" + token).orElseThrow());
        issued();
        X509Certificate certificate = CertificateFile.read(
                        secrets.find("syncad/certificate/" + token).orElseThrow())
                .certificate()
                .orElseThrow();
        secrets.put("syncad/certificate/" + token, half.json());

        node().discard(host, token);

        assertThat(pebble.statusOf(certificate)).isEqualTo("Revoked");
    }

    @Test
    void placesANewOrderWhenTheServerHasForgottenTheFirst() {
        URI unknown = pebble.directory().resolve("/my-order/nothing");
        secrets.put(
                "syncad/certificate/" + token,
                CertificateFile.of(host).withOrder(unknown.toString()).json());

        assertThat(failureOf(node()).kind()).isEqualTo(Kind.TRANSIENT);

        assertThat(issued()).isNotNull();
    }

    @Test
    void afterAFailedValidationTheNextRequestPlacesANewOrder(@TempDir Path elsewhere) throws Exception {
        int nobodyAnswers = LocalPort.choose();
        try (Pebble blind = Pebble.start(elsewhere, nobodyAnswers, false)) {
            node(blind.settings()).request(host, token);
            String failed = file().order().orElseThrow();

            OutsideFailure failure = await().until(() -> failureOf(node(blind.settings())), Objects::nonNull);

            assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
            assertThat(failure).hasMessageStartingWith("ACME order INVALID, unauthorized: Error retrieving TXT");
            assertThat(file().order()).isEmpty();
            assertThat(node(blind.settings()).request(host, token)).isInstanceOf(Pending.class);
            assertThat(file().order()).isPresent().get().isNotEqualTo(failed);
        }
    }

    @Test
    void refusesAHostWithoutARecordOfItsOwn() {
        zone.delete(host, DnsRecord.Type.A);

        assertThat(failureOf(node()).kind()).isEqualTo(Kind.PERMANENT);
        assertThat(recordsBelow()).isEmpty();
    }

    @Test
    void aServerThatDemandsAnExternalAccountGetsOne(@TempDir Path elsewhere) throws Exception {
        try (Pebble strict = Pebble.start(elsewhere, aws.dnsPort(), true)) {
            Acme without = strict.settings();
            Map.Entry<String, String> known =
                    Pebble.EXTERNAL_ACCOUNT.entrySet().iterator().next();
            Acme with = new Acme(
                    without.directory(),
                    without.contact(),
                    Optional.of(new ExternalAccount(known.getKey(), known.getValue())),
                    without.trust());

            OutsideFailure failure = failureOf(node(without));
            assertThat(failure.kind()).isEqualTo(Kind.PERMANENT);
            assertThat(failure).hasMessageContaining("externalAccountRequired");
            assertThat(node(with).request(host, token)).isInstanceOf(Pending.class);
        }
    }

    @Test
    void anUnreachableServerIsTransient() {
        Acme nobody =
                new Acme(URI.create("https://127.0.0.1:1/dir"), Optional.empty(), Optional.empty(), Optional.empty());

        OutsideFailure failure =
                catchThrowableOfType(OutsideFailure.class, () -> node(nobody).request(host, token));

        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void tellsTheTokens() {
        node().request(host, token);

        assertThat(node().tokens(any -> true)).contains(token);
    }
}
