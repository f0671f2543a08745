package in.syncad.embedded.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.AcmException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

@AwsContract
class StsContractTests {

    private final AwsClients clients;
    private final StsClient sts;

    StsContractTests(AwsClients clients) {
        this.clients = clients;
        this.sts = clients.sts();
    }

    @Test
    void tellsTheCallerItsAccount() {
        assertThat(sts.getCallerIdentity().account()).matches("\\d{12}");
        assertThat(sts.getCallerIdentity().arn()).startsWith("arn:aws:");
    }

    @Test
    void refusesAWrongSecretKey() {
        StsClient forger = clients.signedBy(clients.accessKey(), "wrong").sts();
        assertThatExceptionOfType(StsException.class)
                .isThrownBy(forger::getCallerIdentity)
                .satisfies(e -> {
                    assertThat(e.statusCode()).isEqualTo(403);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SignatureDoesNotMatch");
                });
    }

    @Test
    void refusesAnUnknownAccessKey() {
        StsClient stranger = clients.signedBy("stranger", "wrong").sts();
        assertThatExceptionOfType(StsException.class)
                .isThrownBy(stranger::getCallerIdentity)
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
    }

    @Test
    void servicesThatSpeakJsonRefuseAWrongSecretKeyInTheirOwnWords() {
        AcmClient forger = clients.signedBy(clients.accessKey(), "wrong").acm();
        assertThatExceptionOfType(AcmException.class)
                .isThrownBy(forger::listCertificates)
                .satisfies(e -> {
                    assertThat(e.statusCode()).isEqualTo(400);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException");
                });
    }
}
