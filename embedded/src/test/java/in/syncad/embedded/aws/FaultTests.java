package in.syncad.embedded.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import in.syncad.embedded.aws.faults.Fault;
import in.syncad.embedded.inbox.Channel;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.AcmException;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.PriorRequestNotCompleteException;
import software.amazon.awssdk.services.route53.model.Route53Exception;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

@TestInstance(Lifecycle.PER_CLASS)
class FaultTests {

    private final RunningAws running = RunningAws.start();

    @AfterEach
    void clear() {
        running.aws().faults().clear();
    }

    @AfterAll
    void stop() {
        running.close();
    }

    private StsClient sts() {
        return running.clients().withoutRetries(StsClient.builder());
    }

    @Test
    void throttlesTheNextCallsInTheWordsOfEachService() {
        var faults = running.aws().faults();
        faults.next("route53.ListHostedZones", Fault.throttle());
        faults.next("acm.ListCertificates", Fault.throttle());
        faults.next("sesv2.GetAccount", Fault.throttle());
        faults.next("sns.ListTopics", Fault.throttle());
        var clients = running.clients();
        Route53Client route53 = clients.withoutRetries(Route53Client.builder());
        assertThatExceptionOfType(Route53Exception.class)
                .isThrownBy(route53::listHostedZones)
                .matches(AwsServiceException::isThrottlingException)
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded"));
        assertThatExceptionOfType(AcmException.class)
                .isThrownBy(clients.withoutRetries(AcmClient.builder())::listCertificates)
                .matches(AwsServiceException::isThrottlingException);
        assertThatExceptionOfType(TooManyRequestsException.class)
                .isThrownBy(() -> clients.withoutRetries(SesV2Client.builder()).getAccount(request -> {}));
        assertThatExceptionOfType(AwsServiceException.class)
                .isThrownBy(() -> clients.withoutRetries(SnsClient.builder()).listTopics())
                .matches(AwsServiceException::isThrottlingException);
        assertThatCode(route53::listHostedZones).doesNotThrowAnyException();
    }

    @Test
    void theDefaultRetriesOfTheSdkOutlastTwoThrottlings() {
        running.aws().faults().next("sts.GetCallerIdentity", Fault.throttle(), 2);
        long before = running.aws().calls("sts.GetCallerIdentity");
        assertThat(running.clients().sts().getCallerIdentity().account()).isEqualTo("000000000000");
        assertThat(running.aws().calls("sts.GetCallerIdentity") - before).isEqualTo(3);
    }

    @Test
    void failsWithAServerErrorUntilCleared() {
        running.aws().faults().always("sts.GetCallerIdentity", Fault.serverError(503));
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatExceptionOfType(AwsServiceException.class)
                    .isThrownBy(() -> sts().getCallerIdentity())
                    .satisfies(e -> assertThat(e.statusCode()).isEqualTo(503));
        }
        running.aws().faults().clear("sts.GetCallerIdentity");
        assertThatCode(() -> sts().getCallerIdentity()).doesNotThrowAnyException();
    }

    @Test
    void refusesWithAnyErrorOfTheService() {
        running.aws().faults().next("route53.GetHostedZone", Fault.error("PriorRequestNotComplete", 400, "still busy"));
        Route53Client route53 = running.clients().withoutRetries(Route53Client.builder());
        assertThatExceptionOfType(PriorRequestNotCompleteException.class)
                .isThrownBy(() -> route53.getHostedZone(
                        request -> request.id(running.aws().hostedZoneId())));
    }

    @Test
    void takesItsTime() {
        running.aws().faults().next("sts.GetCallerIdentity", Fault.latency(Duration.ofMillis(400)));
        long start = System.nanoTime();
        sts().getCallerIdentity();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void losesTheReplyAfterTheEffect() {
        running.aws().faults().next("secretsmanager.CreateSecret", Fault.timeoutAfterCommit());
        SecretsManagerClient secrets = running.clients().withoutRetries(SecretsManagerClient.builder());
        assertThatExceptionOfType(SdkClientException.class)
                .isThrownBy(() ->
                        secrets.createSecret(request -> request.name("lost").secretString("x")));
        assertThat(running.aws().secretNames()).contains("lost");
    }

    @Test
    void aCallerThatTriesAgainAfterALostReplyRepeatsTheEffect() {
        running.aws().faults().next("sns.Publish", Fault.timeoutAfterCommit());
        running.clients()
                .sns()
                .publish(request -> request.phoneNumber("+919800000009").message("twice"));
        assertThat(running.aws().inbox().newest(Optional.of("+919800000009"), Optional.of(Channel.SMS), 10))
                .hasSize(2);
    }

    @Test
    void holdsALostReplyLongerThanTheCallerWaits() {
        running.aws().faults().next("sts.GetCallerIdentity", Fault.timeoutAfterCommit(Duration.ofSeconds(3)));
        assertThatExceptionOfType(SdkClientException.class)
                .isThrownBy(() -> sts().getCallerIdentity(request ->
                        request.overrideConfiguration(options -> options.apiCallTimeout(Duration.ofMillis(300)))))
                .withMessageContaining("300 millis");
    }

    @Test
    void refusesAFaultForAnOperationThatNobodyKnows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> running.aws().faults().next("route53.ChangeRecords", Fault.throttle()))
                .withMessageContaining("There is no operation route53.ChangeRecords");
    }

    private HttpResponse<String> control(String method, String path, String body) throws Exception {
        URI uri = running.aws().endpoint().resolve(path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return running.http().send(request, BodyHandlers.ofString());
    }

    @Test
    void anotherProcessOrdersFaultsAndReadsCounters() throws Exception {
        String order = """
                {"operation": "sts.GetCallerIdentity", "kind": "error", "code": "Odd", "status": 418, "times": 1}
                """;
        assertThat(control("POST", "/_emulator/faults", order).statusCode()).isEqualTo(200);
        assertThatExceptionOfType(AwsServiceException.class)
                .isThrownBy(() -> sts().getCallerIdentity())
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(418));
        sts().getCallerIdentity();
        assertThat(control("GET", "/_emulator/calls", "").body())
                .contains("\"sts.GetCallerIdentity\":" + running.aws().calls("sts.GetCallerIdentity"));
    }

    @Test
    void anotherProcessClearsFaults() throws Exception {
        control("POST", "/_emulator/faults", "{\"operation\":\"sts.GetCallerIdentity\",\"kind\":\"throttle\"}");
        control("POST", "/_emulator/faults", "{\"operation\":\"sns.ListTopics\",\"kind\":\"throttle\"}");
        control("DELETE", "/_emulator/faults?operation=sts.GetCallerIdentity", "");
        assertThatCode(() -> sts().getCallerIdentity()).doesNotThrowAnyException();
        SnsClient sns = running.clients().withoutRetries(SnsClient.builder());
        assertThatExceptionOfType(AwsServiceException.class).isThrownBy(sns::listTopics);
        control("DELETE", "/_emulator/faults", "");
        assertThatCode(sns::listTopics).doesNotThrowAnyException();
    }

    @Test
    void saysWhatIsWrongWithAnOrder() throws Exception {
        assertThat(control("POST", "/_emulator/faults", "{\"operation\":\"a.B\",\"kind\":\"throttle\"}"))
                .satisfies(reply -> assertThat(reply.statusCode()).isEqualTo(400))
                .satisfies(reply -> assertThat(reply.body()).contains("There is no operation a.B"));
        assertThat(control("POST", "/_emulator/faults", "{").statusCode()).isEqualTo(400);
        assertThat(control("POST", "/_emulator/faults", "{\"operation\":\"sns.Publish\",\"kind\":\"magic\"}")
                        .body())
                .contains("not 'magic'");
        assertThat(control("GET", "/_emulator/else", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aPageInABrowserMayNotOrderFaults() throws Exception {
        HttpRequest fromPage = HttpRequest.newBuilder(running.aws().endpoint().resolve("/_emulator/calls"))
                .header("Origin", "https://evil.example")
                .build();
        assertThat(running.http().send(fromPage, BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
    }
}
