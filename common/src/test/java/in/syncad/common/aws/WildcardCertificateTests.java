package in.syncad.common.aws;

import static in.syncad.common.aws.Cloud.AWS;
import static in.syncad.common.aws.Cloud.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.certificate.CertificateIssuer;
import in.syncad.common.certificate.CertificateIssuer.Progress.Issued;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.embedded.aws.faults.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WildcardCertificateTests {

    private static final UUID TOKEN = UUID.randomUUID();

    @AfterEach
    void clearFaults() {
        AWS.faults().clear();
    }

    @Test
    void findsTheWildcardThatCoversTheHost() {
        assertThat(issuer(Clock.systemUTC()).request("green-valley.syncad.in", TOKEN))
                .isInstanceOfSatisfying(
                        Issued.class, issued -> assertThat(issued.reference()).isEqualTo(AWS.wildcardCertificateArn()));
    }

    @Test
    void aWildcardCoversOneLabelOnly() {
        OutsideFailure failure = failureOf(() -> issuer(Clock.systemUTC()).request("api.green.syncad.in", TOKEN));

        assertThat(failure.kind()).isEqualTo(Kind.PERMANENT);
        assertThat(failure).hasMessageContaining("*.green.syncad.in");
    }

    @Test
    void refusesAWildcardThatEndsSoon() {
        Issued issued = (Issued) issuer(Clock.systemUTC()).request("green.syncad.in", TOKEN);
        Clock twoWeeksBeforeTheEnd = Clock.offset(
                Clock.systemUTC(),
                Duration.between(Clock.systemUTC().instant(), issued.notAfter()).minusDays(14));

        assertThat(failureOf(() -> issuer(twoWeeksBeforeTheEnd).request("green.syncad.in", TOKEN))
                        .kind())
                .isEqualTo(Kind.PERMANENT);
    }

    @Test
    void asksAnewEachTime() {
        CertificateIssuer issuer = issuer(Clock.systemUTC());
        issuer.request("green.syncad.in", TOKEN);
        AWS.faults().always("acm.ListCertificates", Fault.throttle());

        assertThat(failureOf(() -> issuer.request("green.syncad.in", TOKEN)).kind())
                .isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void discardingTouchesNothing() {
        issuer(Clock.systemUTC()).discard("green.syncad.in", TOKEN);

        assertThat(AWS.certificates("*.syncad.in")).containsExactly(AWS.wildcardCertificateArn());
    }

    private static CertificateIssuer issuer(Clock clock) {
        return new WildcardCertificate(Cloud.catalogue(), clock);
    }
}
