package in.syncad.common.certificate.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import in.syncad.common.aws.AwsConfiguration;
import in.syncad.common.certificate.CertificateIssuer;
import in.syncad.common.certificate.CertificateIssuer.Progress;
import in.syncad.common.certificate.CertificateIssuer.Progress.Issued;
import in.syncad.common.certificate.CertificateIssuer.Progress.Pending;
import in.syncad.common.certificate.CertificateSettings.Acme;
import in.syncad.common.certificate.CertificateSettings.ExternalAccount;
import in.syncad.common.dns.DnsRecord;
import in.syncad.common.dns.DnsZone;
import in.syncad.common.dns.ZoneSettings;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.common.secret.Secrets;
import in.syncad.common.settings.AwsSettings;
import in.syncad.embedded.aws.LocalAws;
import in.syncad.embedded.aws.LocalAwsSettings;
import in.syncad.embedded.aws.dns.RecordSet;
import in.syncad.embedded.process.LocalPort;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/// Against pebble, which asks the emulator's name server for the validation records.
@Tag("slow")
@EnabledIf(
        value = "in.syncad.common.certificate.acme.Pebble#isInstalled",
        disabledReason = "pebble is not installed: issuing by ACME is not tested (Debian: apt-get install pebble)")
class AcmeCertificatesTests {

    @TempDir
    private static Path home;

    private static LocalAws aws;
    private static AnnotationConfigApplicationContext ports;
    private static Pebble pebble;

    private final DnsZone zone = ports.getBean(DnsZone.class);
    private final Secrets secrets = ports.getBean(Secrets.class);
    private final UUID token = UUID.randomUUID();
    private final String host = "school-%s.syncad.in".formatted(token);

    @BeforeAll
    static void start() throws Exception {
        aws = LocalAws.start(LocalAwsSettings.in(home.resolve("aws")));
        ports = ports();
        pebble = Pebble.start(home, aws.dnsPort(), false);
    }

    @AfterAll
    static void stop() {
        pebble.close();
        ports.close();
        aws.close();
    }

    @BeforeEach
    void giveTheHostItsOwnRecord() {
        zone.upsert(List.of(new DnsRecord(host, DnsRecord.Type.A, Duration.ofMinutes(1), List.of("127.0.0.1"))));
    }

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

    @Test
    void tellsTheTokens() {
        node().request(host, token);

        assertThat(node().tokens(any -> true)).contains(token);
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

    /// Each call comes from a node that remembers nothing, as after a crash.
    private CertificateIssuer node() {
        return node(pebble.settings());
    }

    private CertificateIssuer node(Acme settings) {
        return node(settings, Clock.systemUTC());
    }

    private CertificateIssuer node(Acme settings, Clock clock) {
        return new AcmeCertificates(settings, secrets, zone, clock);
    }

    private void renewed() {
        await().atMost(Duration.ofSeconds(30)).until(() -> lateNode().renew(host, token), Issued.class::isInstance);
    }

    private Issued issued() {
        Progress progress = await().atMost(Duration.ofSeconds(30))
                .until(() -> node().request(host, token), Issued.class::isInstance);
        return (Issued) progress;
    }

    private CertificateFile file() {
        return CertificateFile.read(secrets.find("syncad/certificate/" + token).orElseThrow());
    }

    private OutsideFailure failureOf(CertificateIssuer issuer) {
        return catchThrowableOfType(OutsideFailure.class, () -> issuer.request(host, token));
    }

    private List<RecordSet> recordsBelow() {
        return aws.records().stream()
                .filter(set -> set.name().contains("." + host))
                .toList();
    }

    private static AnnotationConfigApplicationContext ports() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.register(AwsConfiguration.class);
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(ZoneSettings.class, () -> new ZoneSettings(aws.hostedZoneId()));
        context.registerBean(
                AwsSettings.class,
                () -> new AwsSettings(
                        aws.region(),
                        Optional.of(new AwsSettings.Keys(aws.accessKey(), aws.secretKey())),
                        Optional.of(aws.endpoint()),
                        Optional.empty()));
        context.refresh();
        return context;
    }
}
