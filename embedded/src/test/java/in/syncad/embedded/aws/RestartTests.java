package in.syncad.embedded.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import in.syncad.embedded.aws.contract.AwsClients;
import in.syncad.embedded.inbox.Message;
import in.syncad.embedded.process.Commands;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Section;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;

class RestartTests {

    @TempDir
    Path directory;

    private static void createRecord(AwsClients clients, String zone, String name) {
        clients.route53()
                .changeResourceRecordSets(request -> request.hostedZoneId(zone)
                        .changeBatch(batch -> batch.changes(change -> change.action(ChangeAction.CREATE)
                                .resourceRecordSet(set -> set.name(name)
                                        .type("A")
                                        .ttl(60L)
                                        .resourceRecords(ResourceRecord.builder()
                                                .value("127.0.0.7")
                                                .build())))));
    }

    @Test
    void everythingIsStillThereAfterARestart() throws Exception {
        String zone;
        String wildcard;
        String pem;
        String authority;
        String application;
        try (RunningAws first = RunningAws.start(RunningAws.settings(directory))) {
            AwsClients clients = first.clients();
            zone = first.aws().hostedZoneId();
            wildcard = first.aws().wildcardCertificateArn();
            authority = first.aws().certificateAuthority();
            pem = clients.acm()
                    .getCertificate(
                            request -> request.certificateArn(first.aws().wildcardCertificateArn()))
                    .certificate();
            createRecord(clients, zone, "green.syncad.in");
            clients.secretsManager()
                    .createSecret(request -> request.name("kept").secretString("one"));
            clients.secretsManager()
                    .putSecretValue(request -> request.secretId("kept").secretString("two"));
            clients.sns()
                    .publish(request -> request.phoneNumber("+919800000001").message("kept"));
            application = clients.sns()
                    .createPlatformApplication(request ->
                            request.name("app").platform("GCM").attributes(Map.of("PlatformCredential", "{}")))
                    .platformApplicationArn();
            clients.sns()
                    .createPlatformEndpoint(request -> request.platformApplicationArn(application)
                            .token("t")
                            .customUserData("one"));
        }
        try (RunningAws second = RunningAws.start(RunningAws.settings(directory))) {
            AwsClients clients = second.clients();
            assertThat(second.aws().hostedZoneId()).isEqualTo(zone);
            assertThat(second.aws().wildcardCertificateArn()).isEqualTo(wildcard);
            assertThat(second.aws().certificateAuthority()).isEqualTo(authority);
            assertThat(clients.acm()
                            .getCertificate(request -> request.certificateArn(wildcard))
                            .certificate())
                    .isEqualTo(pem);
            assertThat(second.dns("green.syncad.in.", "A").getSection(Section.ANSWER))
                    .singleElement()
                    .satisfies(record -> assertThat(record.rdataToString()).isEqualTo("127.0.0.7"));
            assertThat(clients.secretsManager()
                            .getSecretValue(request -> request.secretId("kept").versionStage("AWSPREVIOUS"))
                            .secretString())
                    .isEqualTo("one");
            assertThat(second.aws().inbox().newest(Optional.empty(), Optional.empty(), 10))
                    .extracting(Message::body)
                    .containsExactly("kept");
            assertThatExceptionOfType(InvalidParameterException.class)
                    .isThrownBy(() -> clients.sns()
                            .createPlatformEndpoint(request -> request.platformApplicationArn(application)
                                    .token("t")
                                    .customUserData("two")));
        }
    }

    /// Starts the emulator as a process of its own, and answers its one ready line as a map.
    private Map<String, String> launch(ProcessHolder holder) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(Commands.ofShortLivedJvm(LocalAwsCommand.class, directory.toString()));
        holder.process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String line;
        do {
            line = holder.process.inputReader().readLine();
        } while (line != null && !line.startsWith("endpoint="));
        Map<String, String> ready = new java.util.HashMap<>();
        for (String pair : String.valueOf(line).split(" ")) {
            ready.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return ready;
    }

    private static final class ProcessHolder implements AutoCloseable {
        private Process process;

        @Override
        public void close() throws Exception {
            process.destroyForcibly();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    @Tag("slow")
    void nothingThatWasAcknowledgedIsLostWhenTheProcessIsKilled() throws Exception {
        int acknowledged = 0;
        try (ProcessHolder holder = new ProcessHolder()) {
            Map<String, String> ready = launch(holder);
            URI endpoint = URI.create(ready.get("endpoint"));
            try (AwsClients clients = AwsClients.of(endpoint, ready.get("access-key"), ready.get("secret-key"))) {
                SecretsManagerClient secrets = clients.secretsManager();
                for (int number = 0; number < 200; number++) {
                    String name = "secret-" + number;
                    secrets.createSecret(request -> request.name(name).secretString("x"));
                    acknowledged++;
                }
            }
        }
        try (LocalAws second = LocalAws.start(RunningAws.settings(directory))) {
            assertThat(second.secretNames()).hasSize(acknowledged).hasSize(200);
        }
    }
}
