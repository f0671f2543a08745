package in.syncad.common.aws;

import in.syncad.common.blob.BlobSettings;
import in.syncad.common.blob.BlobStore;
import in.syncad.common.blob.MultipartUploads;
import in.syncad.common.blob.SignedUrls;
import in.syncad.common.certificate.CertificateIssuer;
import in.syncad.common.certificate.CertificateSettings;
import in.syncad.common.certificate.Certificates;
import in.syncad.common.certificate.ValidationRecords;
import in.syncad.common.certificate.acme.AcmeCertificates;
import in.syncad.common.dns.DnsZone;
import in.syncad.common.dns.ZoneSettings;
import in.syncad.common.mail.MailSettings;
import in.syncad.common.mail.Mailer;
import in.syncad.common.push.NoPush;
import in.syncad.common.push.PushGateway;
import in.syncad.common.push.PushSettings;
import in.syncad.common.push.fcm.FcmPush;
import in.syncad.common.push.fcm.FcmSettings;
import in.syncad.common.secret.Secrets;
import in.syncad.common.settings.AwsSettings;
import in.syncad.common.text.TextSettings;
import in.syncad.common.text.Texter;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;

/// The ports to the outside as beans: [Mailer], [Texter], [PushGateway], [Secrets], [DnsZone], [Certificates],
/// [BlobStore], [SignedUrls], [MultipartUploads]. Import it, and give the settings of those that you use as beans, with
/// [AwsSettings] and a [Clock]. All is made on first use and calls nobody until then.
@Lazy
@Configuration(proxyBeanMethods = false)
public class AwsConfiguration {

    private static final int ATTEMPTS = 3;
    /// Throttling is usual there: a bucket of requests is shared by the whole account.
    private static final int ROUTE_53_ATTEMPTS = 6;

    @Bean
    AwsClients awsClients(AwsSettings settings) {
        return new AwsClients(settings);
    }

    @Bean
    SesV2Client sesClient(AwsClients clients) {
        return clients.once(SesV2Client.builder());
    }

    @Bean
    SnsClient snsClient(AwsClients clients) {
        return clients.once(SnsClient.builder());
    }

    @Bean
    SecretsManagerClient secretsManagerClient(AwsClients clients) {
        return clients.repeating(SecretsManagerClient.builder(), ATTEMPTS);
    }

    @Bean
    Route53Client route53Client(AwsClients clients) {
        return clients.repeating(Route53Client.builder(), ROUTE_53_ATTEMPTS);
    }

    @Bean
    AcmClient acmClient(AwsClients clients) {
        return clients.repeating(AcmClient.builder(), ATTEMPTS);
    }

    @Bean
    S3Client s3Client(AwsClients clients) {
        return clients.s3();
    }

    @Bean
    Mailer mailer(SesV2Client client, MailSettings settings) {
        return new SesMailer(client, settings);
    }

    @Bean
    Texter texter(SnsClient client, TextSettings settings) {
        return new SnsTexter(client, settings);
    }

    @Bean
    PushGateway pushGateway(SnsClient client, PushSettings settings, Clock clock) {
        return switch (settings) {
            case PushSettings.Off() -> new NoPush();
            case PushSettings.Sns(String applicationArn) -> new SnsPush(client, applicationArn);
            case PushSettings.Fcm(FcmSettings fcm) -> new FcmPush(fcm, clock);
        };
    }

    @Bean
    Secrets secrets(SecretsManagerClient client) {
        return new SecretsManagerSecrets(client);
    }

    @Bean
    DnsZone dnsZone(Route53Client client, ZoneSettings settings, Clock clock) {
        return new Route53Zone(client, settings, clock);
    }

    @Bean
    Certificates certificates(
            AcmClient client, DnsZone zone, Secrets secrets, CertificateSettings settings, Clock clock) {
        AcmCatalogue catalogue = new AcmCatalogue(client);
        CertificateIssuer dedicated = settings.acme()
                .<CertificateIssuer>map(acme -> new AcmeCertificates(acme, secrets, zone, clock))
                .orElseGet(() -> new AcmCertificates(catalogue, new ValidationRecords(zone), clock));
        return new Certificates(new WildcardCertificate(catalogue, clock), dedicated);
    }

    @Bean
    BlobStore blobStore(S3Client client, BlobSettings settings) {
        return new S3BlobStore(client, settings);
    }

    @Bean
    S3Presigner s3Presigner(AwsClients clients) {
        return clients.presigner();
    }

    @Bean
    SignedUrls signedUrls(S3Presigner presigner, BlobSettings settings) {
        return new S3SignedUrls(presigner, settings);
    }

    @Bean
    MultipartUploads multipartUploads(S3Client client, BlobSettings settings) {
        return new S3MultipartUploads(client, settings);
    }
}
