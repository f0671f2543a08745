package in.syncad.embedded.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import in.syncad.embedded.inbox.Channel;
import in.syncad.embedded.inbox.Message;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

class LocalAwsTests {

    @TempDir
    Path directory;

    private final RunningAws running = RunningAws.start();

    @AfterEach
    void stop() {
        running.close();
    }

    private List<Message> inbox(Channel channel) {
        return running.aws().inbox().newest(Optional.empty(), Optional.of(channel), 50);
    }

    private static X509Certificate certificate(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void theBaseDomainIsThereFromTheStart() throws Exception {
        assertThat(running.dns("anything.syncad.in.", "A").getSection(Section.ANSWER))
                .singleElement()
                .satisfies(record -> assertThat(record.rdataToString()).isEqualTo("127.0.0.1"));
        String zone = running.aws().hostedZoneId();
        assertThat(running.clients()
                        .route53()
                        .getHostedZone(request -> request.id(zone))
                        .hostedZone()
                        .name())
                .isEqualTo("syncad.in.");
    }

    @Test
    void theWildcardCertificateIsIssuedBySomeoneToTrust() throws Exception {
        String arn = running.aws().wildcardCertificateArn();
        var acm = running.clients().acm();
        assertThat(acm.describeCertificate(request -> request.certificateArn(arn))
                        .certificate()
                        .status())
                .isEqualTo(CertificateStatus.ISSUED);
        X509Certificate issued = certificate(
                acm.getCertificate(request -> request.certificateArn(arn)).certificate());
        X509Certificate authority = certificate(running.aws().certificateAuthority());
        issued.verify(authority.getPublicKey());
        issued.checkValidity();
        assertThat(issued.getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .containsExactly("*.syncad.in", "syncad.in");
    }

    @Test
    void aMailGoesThroughSmtpIntoTheInbox() {
        running.clients()
                .ses()
                .sendEmail(request -> request.fromEmailAddress("SyncAD <no-reply@syncad.in>")
                        .destination(to ->
                                to.toAddresses("Parent <parent@example.org>").bccAddresses("office@example.org"))
                        .content(content -> content.simple(mail -> mail.subject(part -> part.data("Willkommen ü"))
                                .body(body -> body.text(text -> text.data("Your code is 123456"))
                                        .html(html -> html.data("<b>123456</b>"))))));
        assertThat(inbox(Channel.EMAIL))
                .extracting(Message::to, Message::subject, Message::body)
                .containsExactlyInAnyOrder(
                        tuple("parent@example.org", "Willkommen ü", "Your code is 123456"),
                        tuple("office@example.org", "Willkommen ü", "Your code is 123456"));
    }

    @Test
    void aMailToASuppressedAddressIsTakenAndNotSent() {
        var ses = running.clients().ses();
        ses.putSuppressedDestination(
                request -> request.emailAddress("Gone@example.org").reason("BOUNCE"));
        ses.sendEmail(request -> request.fromEmailAddress("no-reply@syncad.in")
                .destination(to -> to.toAddresses("gone@example.org", "there@example.org"))
                .content(content -> content.simple(
                        mail -> mail.subject(part -> part.data("x")).body(body -> body.text(text -> text.data("x"))))));
        assertThat(inbox(Channel.EMAIL)).extracting(Message::to).containsExactly("there@example.org");
    }

    @Test
    void aTemplateIsRenderedPerRecipient() {
        var ses = running.clients().ses();
        ses.createEmailTemplate(request -> request.templateName("welcome")
                .templateContent(content -> content.subject("Hello {{name}}").text("To {{school.name}}")));
        ses.sendBulkEmail(request -> request.fromEmailAddress("no-reply@syncad.in")
                .defaultContent(content -> content.template(template -> template.templateName("welcome")
                        .templateData("{\"name\":\"friend\",\"school\":{\"name\":\"Green Valley\"}}")))
                .bulkEmailEntries(
                        entry -> entry.destination(to -> to.toAddresses("a@example.org")),
                        entry -> entry.destination(to -> to.toAddresses("b@example.org"))
                                .replacementEmailContent(content -> content.replacementTemplate(
                                        template -> template.replacementTemplateData("{\"name\":\"Bina\"}")))));
        assertThat(inbox(Channel.EMAIL))
                .extracting(message -> message.to() + " " + message.subject() + " " + message.body())
                .containsExactly(
                        "b@example.org Hello Bina To Green Valley", "a@example.org Hello friend To Green Valley");
    }

    @Test
    void aMailWhoseTemplateLacksDataIsTakenAndDropped() {
        var ses = running.clients().ses();
        ses.createEmailTemplate(request -> request.templateName("open")
                .templateContent(content -> content.subject("{{missing}}").text("x")));
        assertThat(ses.sendEmail(request -> request.fromEmailAddress("no-reply@syncad.in")
                                .destination(to -> to.toAddresses("a@example.org"))
                                .content(content -> content.template(template ->
                                        template.templateName("open").templateData("{}"))))
                        .messageId())
                .isNotBlank();
        assertThat(inbox(Channel.EMAIL)).isEmpty();
    }

    @Test
    void aTextMessageLandsInTheInbox() {
        running.clients()
                .sns()
                .publish(request -> request.phoneNumber("+919812345678").message("Code 42"));
        assertThat(inbox(Channel.SMS)).singleElement().satisfies(message -> {
            assertThat(message.to()).isEqualTo("+919812345678");
            assertThat(message.body()).isEqualTo("Code 42");
            assertThat(message.subject()).isEmpty();
        });
    }

    private String device(String token) {
        var sns = running.clients().sns();
        String application = sns.createPlatformApplication(
                        request -> request.name("app").platform("GCM").attributes(Map.of("PlatformCredential", "{}")))
                .platformApplicationArn();
        return sns.createPlatformEndpoint(
                        request -> request.platformApplicationArn(application).token(token))
                .endpointArn();
    }

    @Test
    void aPushLandsInTheInboxUnderItsDevice() {
        String device = device("device-token");
        String notification = """
                {"fcmV1Message":{"message":{"notification":{"title":"Bus","body":"Late"}}}}""".replace("\"", "\\\"");
        running.clients()
                .sns()
                .publish(request -> request.targetArn(device)
                        .messageStructure("json")
                        .message("{\"default\":\"x\",\"GCM\":\"" + notification + "\"}"));
        assertThat(inbox(Channel.PUSH)).singleElement().satisfies(message -> {
            assertThat(message.to()).isEqualTo("device-token");
            assertThat(message.subject()).isEqualTo("Bus");
            assertThat(message.body()).isEqualTo("Late");
        });
    }

    @Test
    void aPushWithDataThatIsNoTextIsNotDelivered() {
        String device = device("device-token");
        String data = "{\\\"fcmV1Message\\\":{\\\"message\\\":{\\\"data\\\":{\\\"id\\\":7}}}}";
        running.clients()
                .sns()
                .publish(request -> request.targetArn(device)
                        .messageStructure("json")
                        .message("{\"default\":\"x\",\"GCM\":\"" + data + "\"}"));
        assertThat(inbox(Channel.PUSH)).isEmpty();
    }

    @Test
    void aTopicReachesThoseWhoseFilterLetsItPass() {
        var sns = running.clients().sns();
        String topic = sns.createTopic(request -> request.name("notices")).topicArn();
        for (String school : List.of("green", "blue")) {
            sns.subscribe(request -> request.topicArn(topic)
                    .protocol("sms")
                    .endpoint(school.equals("green") ? "+919800000001" : "+919800000002")
                    .attributes(Map.of("FilterPolicy", "{\"school\":[\"" + school + "\"]}")));
        }
        sns.publish(request -> request.topicArn(topic)
                .message("Holiday")
                .messageAttributes(Map.of(
                        "school",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("green")
                                .build())));
        assertThat(inbox(Channel.SMS)).extracting(Message::to).containsExactly("+919800000001");
    }

    @Test
    void aSubscriptionByMailIsConfirmedWithTheTokenFromTheInbox() {
        var sns = running.clients().sns();
        String topic = sns.createTopic(request -> request.name("notices")).topicArn();
        sns.subscribe(request -> request.topicArn(topic).protocol("email").endpoint("office@example.org"));
        String mail = inbox(Channel.EMAIL).getFirst().body();
        String token = mail.substring(mail.lastIndexOf(' ') + 1);
        sns.publish(request -> request.topicArn(topic).message("too early"));
        sns.confirmSubscription(request -> request.topicArn(topic).token(token));
        sns.publish(request -> request.topicArn(topic).message("in time"));
        assertThat(inbox(Channel.EMAIL)).extracting(Message::body).first().isEqualTo("in time");
        assertThat(inbox(Channel.EMAIL)).hasSize(2);
    }

    @Test
    void theWorldSeesAChangeOnlyAfterItsPropagation() throws Exception {
        try (RunningAws slow =
                RunningAws.start(RunningAws.settings(directory).withPropagation(Duration.ofMillis(700)))) {
            var route53 = slow.clients().route53();
            String change = route53.changeResourceRecordSets(request -> request.hostedZoneId(
                                    slow.aws().hostedZoneId())
                            .changeBatch(batch -> batch.changes(item -> item.action(ChangeAction.CREATE)
                                    .resourceRecordSet(set -> set.name("text.syncad.in")
                                            .type("TXT")
                                            .ttl(60L)
                                            .resourceRecords(ResourceRecord.builder()
                                                    .value("\"x\"")
                                                    .build())))))
                    .changeInfo()
                    .id();
            assertThat(route53.getChange(request -> request.id(change))
                            .changeInfo()
                            .statusAsString())
                    .isEqualTo("PENDING");
            assertThat(slow.dns("text.syncad.in.", "TXT").getSection(Section.ANSWER))
                    .isEmpty();
            await().atMost(Duration.ofSeconds(5))
                    .until(
                            () -> route53.getChange(request -> request.id(change))
                                    .changeInfo()
                                    .statusAsString(),
                            "INSYNC"::equals);
            assertThat(slow.dns("text.syncad.in.", "TXT").getSection(Section.ANSWER))
                    .hasSize(1);
        }
    }

    @Test
    void showsItsStateToTestsOfResidue() throws Exception {
        running.clients()
                .secretsManager()
                .createSecret(request -> request.name("one").secretString("x"));
        assertThat(running.aws().secretNames()).containsExactly("one");
        assertThat(running.aws().certificates("*.syncad.in"))
                .containsExactly(running.aws().wildcardCertificateArn());
        assertThat(running.aws().records())
                .extracting(set -> set.name() + " " + set.type())
                .contains("*.syncad.in. A", "edge.syncad.in. A");
        assertThat(running.dns("gone.elsewhere.example.", "A").getRcode()).isEqualTo(Rcode.REFUSED);
    }

    @Test
    void twoCannotShareOneDirectory() {
        try (LocalAws first = LocalAws.start(RunningAws.settings(directory))) {
            assertThat(first.endpoint().getHost()).isEqualTo("127.0.0.1");
            assertThatThrownBy(() -> LocalAws.start(RunningAws.settings(directory)))
                    .hasMessageContaining("aws.journal cannot be opened");
        }
    }

    @Test
    void aPortInUseIsSaidInOneLineAndLeavesNothingRunning() {
        int taken = running.aws().endpoint().getPort();
        assertThatThrownBy(() -> LocalAws.start(RunningAws.settings(directory).withPorts(taken, 0, 0)))
                .hasMessage("Port " + taken + " is in use; the AWS emulator needs it");
        LocalAws.start(RunningAws.settings(directory)).close();
    }
}
