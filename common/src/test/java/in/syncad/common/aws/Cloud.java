package in.syncad.common.aws;

import in.syncad.common.dns.DnsRecord;
import in.syncad.common.dns.DnsZone;
import in.syncad.common.dns.ZoneSettings;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.settings.AwsSettings;
import in.syncad.embedded.aws.LocalAws;
import in.syncad.embedded.aws.LocalAwsSettings;
import in.syncad.embedded.process.TemporaryDirectory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The one emulator of this JVM and the adapters on it. Tests share it, so each takes names of its own, and clears the
/// faults it has ordered.
final class Cloud {

    static final LocalAws AWS = start();
    static final AwsClients CLIENTS = new AwsClients(settings(), Duration.ofSeconds(1));

    private Cloud() {}

    static AwsSettings settings() {
        return new AwsSettings(
                AWS.region(),
                Optional.of(new AwsSettings.Keys(AWS.accessKey(), AWS.secretKey())),
                Optional.of(AWS.endpoint()),
                Optional.empty());
    }

    static DnsZone zone() {
        return new Route53Zone(
                CLIENTS.repeating(Route53Client.builder(), 6), new ZoneSettings(AWS.hostedZoneId()), Clock.systemUTC());
    }

    static AcmCatalogue catalogue() {
        return new AcmCatalogue(CLIENTS.repeating(AcmClient.builder(), 3));
    }

    static SecretsManagerSecrets secrets() {
        return new SecretsManagerSecrets(CLIENTS.repeating(SecretsManagerClient.builder(), 3));
    }

    static String newHost() {
        return "school-%s.syncad.in".formatted(UUID.randomUUID().toString().substring(0, 8));
    }

    static DnsRecord address(String host) {
        return new DnsRecord(host, DnsRecord.Type.A, Duration.ofMinutes(1), List.of("127.0.0.1"));
    }

    static OutsideFailure failureOf(ThrowingCallable call) {
        return Assertions.catchThrowableOfType(OutsideFailure.class, call);
    }

    private static LocalAws start() {
        LocalAws aws = LocalAws.start(LocalAwsSettings.in(TemporaryDirectory.create()));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(aws::close));
        return aws;
    }
}
