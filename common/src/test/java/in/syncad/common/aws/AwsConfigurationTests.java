package in.syncad.common.aws;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.blob.BlobStore;
import in.syncad.common.certificate.CertificateMode;
import in.syncad.common.certificate.CertificateSettings;
import in.syncad.common.certificate.Certificates;
import in.syncad.common.certificate.acme.AcmeCertificates;
import in.syncad.common.dns.DnsZone;
import in.syncad.common.dns.ZoneSettings;
import in.syncad.common.mail.MailSettings;
import in.syncad.common.mail.Mailer;
import in.syncad.common.secret.Secrets;
import in.syncad.common.settings.AwsSettings;
import in.syncad.common.text.Texter;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.awscore.AwsClient;

class AwsConfigurationTests {

    private static final URI NOBODY_THERE = URI.create("http://127.0.0.1:1");

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(AwsConfiguration.class)
            .withBean(AwsSettings.class, AwsConfigurationTests::settings)
            .withBean(Clock.class, Clock::systemUTC);

    @Test
    void startsWithTheSettingsOfThePortsInUseAndWithoutACall() {
        context.withBean(MailSettings.class, () -> new MailSettings("noreply@syncad.in", Optional.empty()))
                .run(started -> {
                    assertThat(started).hasNotFailed();
                    assertThat(started.getBean(Mailer.class)).isInstanceOf(SesMailer.class);
                    assertThat(started.getBean(Secrets.class)).isInstanceOf(SecretsManagerSecrets.class);
                    assertThat(started.getBeanNamesForType(Texter.class)).hasSize(1);
                    assertThat(started.getBeanNamesForType(BlobStore.class)).hasSize(1);
                });
    }

    @Test
    void issuesDedicatedCertificatesByAcmUnlessAnAcmeServerIsGiven() {
        ApplicationContextRunner zone = context.withBean(ZoneSettings.class, () -> new ZoneSettings("Z1"));

        zone.withBean(CertificateSettings.class, () -> new CertificateSettings(Optional.empty()))
                .run(started -> {
                    assertThat(started.getBean(DnsZone.class)).isInstanceOf(Route53Zone.class);
                    Certificates certificates = started.getBean(Certificates.class);
                    assertThat(certificates.issuer(CertificateMode.WILDCARD)).isInstanceOf(WildcardCertificate.class);
                    assertThat(certificates.issuer(CertificateMode.DEDICATED)).isInstanceOf(AcmCertificates.class);
                });
        zone.withBean(CertificateSettings.class, () -> new CertificateSettings(Optional.of(acme())))
                .run(started -> assertThat(started.getBean(Certificates.class).issuer(CertificateMode.DEDICATED))
                        .isInstanceOf(AcmeCertificates.class));
    }

    /// One client without limits is enough for what `AwsClients` tells of.
    @Test
    void everyCallOfEveryClientHasAnEnd() {
        context.run(started -> assertThat(started.getBeansOfType(AwsClient.class))
                .hasSizeGreaterThan(4)
                .allSatisfy((name, client) -> {
                    var limits = client.serviceClientConfiguration().overrideConfiguration();
                    assertThat(limits.apiCallTimeout()).isPresent();
                    assertThat(limits.apiCallAttemptTimeout()).isPresent();
                }));
    }

    private static AwsSettings settings() {
        return new AwsSettings("ap-south-1", Optional.empty(), Optional.of(NOBODY_THERE), Optional.of(NOBODY_THERE));
    }

    private static CertificateSettings.Acme acme() {
        return new CertificateSettings.Acme(NOBODY_THERE, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
