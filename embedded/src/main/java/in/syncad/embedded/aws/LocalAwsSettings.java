package in.syncad.embedded.aws;

import in.syncad.embedded.aws.conventions.Account;
import in.syncad.embedded.aws.signature.Credentials;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/// How to run the emulator. Start from [#in] and change what differs.
///
/// @param directory where the state lives; a second start there finds it again
/// @param baseDomain the domain whose hosted zone, wildcard record, wildcard certificate and mail identity are there
/// from the
///     start, as infrastructure as code would have made them
/// @param ports the ports to bind; 0 takes any free one
/// @param propagation how long a DNS change is PENDING and unseen
/// @param route53Rate the requests that Route 53 takes
public record LocalAwsSettings(
        Path directory,
        String baseDomain,
        Ports ports,
        Account account,
        Credentials credentials,
        Duration propagation,
        Rate route53Rate,
        Clock clock) {

    /// Ports on 127.0.0.1 of the AWS endpoint, of DNS (UDP and TCP) and of the inbox page.
    public record Ports(int aws, int dns, int inbox) {}

    /// A bucket of `burst` requests that refills by `perSecond`.
    public record Rate(double perSecond, double burst) {}

    /// Any free ports, `syncad.in`, 200 ms of propagation, and Route 53's five requests per second with a burst of 50
    /// (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html#limits-api-requests).
    public static LocalAwsSettings in(Path directory) {
        return new LocalAwsSettings(
                directory,
                "syncad.in",
                new Ports(0, 0, 0),
                new Account("000000000000", "ap-south-1"),
                new Credentials("local-access-key", "local-secret-key"),
                Duration.ofMillis(200),
                new Rate(5, 50),
                Clock.systemUTC());
    }

    public LocalAwsSettings withBaseDomain(String other) {
        return new LocalAwsSettings(directory, other, ports, account, credentials, propagation, route53Rate, clock);
    }

    public LocalAwsSettings withPorts(int aws, int dns, int inbox) {
        Ports others = new Ports(aws, dns, inbox);
        return new LocalAwsSettings(
                directory, baseDomain, others, account, credentials, propagation, route53Rate, clock);
    }

    public LocalAwsSettings withCredentials(String accessKey, String secretKey) {
        Credentials others = new Credentials(accessKey, secretKey);
        return new LocalAwsSettings(directory, baseDomain, ports, account, others, propagation, route53Rate, clock);
    }

    public LocalAwsSettings withPropagation(Duration other) {
        return new LocalAwsSettings(directory, baseDomain, ports, account, credentials, other, route53Rate, clock);
    }

    public LocalAwsSettings withRoute53Rate(double perSecond, double burst) {
        Rate other = new Rate(perSecond, burst);
        return new LocalAwsSettings(directory, baseDomain, ports, account, credentials, propagation, other, clock);
    }

    public LocalAwsSettings withClock(Clock other) {
        return new LocalAwsSettings(
                directory, baseDomain, ports, account, credentials, propagation, route53Rate, other);
    }
}
