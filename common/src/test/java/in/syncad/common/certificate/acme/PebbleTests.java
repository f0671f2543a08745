package in.syncad.common.certificate.acme;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import in.syncad.common.aws.AwsConfiguration;
import in.syncad.common.certificate.CertificateIssuer;
import in.syncad.common.certificate.CertificateIssuer.Progress;
import in.syncad.common.certificate.CertificateIssuer.Progress.Issued;
import in.syncad.common.certificate.CertificateSettings.Acme;
import in.syncad.common.dns.DnsRecord;
import in.syncad.common.dns.DnsZone;
import in.syncad.common.dns.ZoneSettings;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.secret.Secrets;
import in.syncad.common.settings.AwsSettings;
import in.syncad.embedded.aws.LocalAws;
import in.syncad.embedded.aws.LocalAwsSettings;
import in.syncad.embedded.aws.dns.RecordSet;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/// Against pebble, which asks the emulator's name server for the validation records.
@Tag("slow")
@EnabledIf(
        value = "in.syncad.common.certificate.acme.Pebble#isInstalled",
        disabledReason = "pebble is not installed: issuing by ACME is not tested (Debian: apt-get install pebble)")
abstract class PebbleTests {

    @TempDir
    private static Path home;

    static LocalAws aws;
    private static AnnotationConfigApplicationContext ports;
    static Pebble pebble;

    final DnsZone zone = ports.getBean(DnsZone.class);
    final Secrets secrets = ports.getBean(Secrets.class);
    final UUID token = UUID.randomUUID();
    final String host = "school-%s.syncad.in".formatted(token);

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

    /// Each call comes from a node that remembers nothing, as after a crash.
    CertificateIssuer node() {
        return node(pebble.settings());
    }

    CertificateIssuer node(Acme settings) {
        return node(settings, Clock.systemUTC());
    }

    CertificateIssuer node(Acme settings, Clock clock) {
        return new AcmeCertificates(settings, secrets, zone, clock);
    }

    Issued issued() {
        Progress progress = await().atMost(Duration.ofSeconds(30))
                .until(() -> node().request(host, token), Issued.class::isInstance);
        return (Issued) progress;
    }

    CertificateFile file() {
        return CertificateFile.read(secrets.find("syncad/certificate/" + token).orElseThrow());
    }

    OutsideFailure failureOf(CertificateIssuer issuer) {
        return catchThrowableOfType(OutsideFailure.class, () -> issuer.request(host, token));
    }

    List<RecordSet> recordsBelow() {
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
