package in.syncad.embedded.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import in.syncad.embedded.aws.contract.AwsClients;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;

@TestInstance(Lifecycle.PER_CLASS)
class EndpointTests {

    private final RunningAws running = RunningAws.start();
    private final AwsClients clients = running.clients();

    @AfterAll
    void stop() {
        running.close();
    }

    private static void assertNotImplemented(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(AwsServiceException.class).isThrownBy(call).satisfies(e -> {
            assertThat(e.statusCode()).isEqualTo(501);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NotImplemented");
        });
    }

    @Test
    void anOperationWithoutBehaviourSaysSoInEveryProtocol() {
        assertNotImplemented(
                () -> clients.withoutRetries(Route53Client.builder()).listHealthChecks());
        assertNotImplemented(() -> clients.withoutRetries(AcmClient.builder()).getAccountConfiguration(request -> {}));
        assertNotImplemented(
                () -> clients.withoutRetries(SecretsManagerClient.builder()).getRandomPassword());
        assertNotImplemented(() -> clients.withoutRetries(SesV2Client.builder()).listContactLists(request -> {}));
        assertNotImplemented(() -> clients.withoutRetries(SnsClient.builder()).listOriginationNumbers(request -> {}));
        assertNotImplemented(
                () -> clients.withoutRetries(CloudWatchClient.builder()).describeAlarms());
    }

    @Test
    void aMemberThatTheModelDoesNotKnowIsNotDroppedSilently() {
        assertNotImplemented(() -> clients.withoutRetries(SesV2Client.builder())
                .sendEmail(request -> request.fromEmailAddress("no-reply@syncad.in")
                        .tenantName("green")
                        .destination(to -> to.toAddresses("a@example.org"))
                        .content(content -> content.simple(mail -> mail.subject(part -> part.data("x"))
                                .body(body -> body.text(text -> text.data("x")))))));
    }

    private HttpResponse<String> post(String path, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(running.aws().endpoint().resolve(path)).POST(BodyPublishers.ofByteArray(body));
        for (int index = 0; index < headers.length; index += 2) {
            request.header(headers[index], headers[index + 1]);
        }
        return running.http().send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void anUnsignedRequestIsRefusedInTheProtocolOfItsService() throws Exception {
        assertThat(post("/2013-04-01/hostedzone", new byte[0]))
                .satisfies(reply -> assertThat(reply.statusCode()).isEqualTo(403))
                .satisfies(reply -> assertThat(reply.body())
                        .contains("<Code>MissingAuthenticationToken</Code>", "<Type>Sender</Type>"));
        assertThat(post("/v2/email/outbound-emails", new byte[0]).body())
                .contains("\"__type\":\"MissingAuthenticationToken\"");
        assertThat(post("/", new byte[0], "X-Amz-Target", "secretsmanager.GetSecretValue")
                        .body())
                .contains("\"__type\":\"MissingAuthenticationToken\"");
    }

    @Test
    void aBodyOverTheLimitIsRefused() throws Exception {
        assertThat(post("/", new byte[17 * 1024 * 1024]).statusCode()).isEqualTo(413);
    }

    @Test
    void route53TakesFiveRequestsASecondAfterABurst(@TempDir Path directory) {
        LocalAwsSettings strict = LocalAwsSettings.in(directory).withRoute53Rate(5, 5);
        try (RunningAws slow = RunningAws.start(strict)) {
            Route53Client impatient = slow.clients().withoutRetries(Route53Client.builder());
            long throttled =
                    IntStream.range(0, 20).filter(_ -> throttled(impatient)).count();
            assertThat(throttled).isBetween(5L, 15L);
            Route53Client patient = slow.clients().route53();
            assertThat(IntStream.range(0, 6).filter(_ -> throttled(patient)).count())
                    .isZero();
        }
    }

    private static boolean throttled(Route53Client route53) {
        try {
            route53.getHostedZoneCount();
            return false;
        } catch (SdkException e) {
            assertThat(((AwsServiceException) e).isThrottlingException()).isTrue();
            return true;
        }
    }

    @Test
    void manyCallersAtOnceAreServed() {
        SecretsManagerClient secrets = clients.secretsManager();
        IntStream.range(0, 64)
                .parallel()
                .forEach(number -> secrets.createSecret(
                        request -> request.name("parallel-" + number).secretString("x")));
        assertThat(running.aws().secretNames())
                .filteredOn(name -> name.startsWith("parallel-"))
                .hasSize(64);
    }

    @Test
    void oneOfManySimultaneousCreationsWins() {
        SecretsManagerClient secrets = clients.withoutRetries(SecretsManagerClient.builder());
        long created = IntStream.range(0, 32)
                .parallel()
                .filter(number -> {
                    try {
                        secrets.createSecret(
                                request -> request.name("contested").secretString("x"));
                        return true;
                    } catch (SdkException e) {
                        return false;
                    }
                })
                .count();
        assertThat(created).isOne();
    }
}
