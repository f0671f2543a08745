package in.syncad.embedded.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.BulkEmailStatus;
import software.amazon.awssdk.services.sesv2.model.EmailContent;
import software.amazon.awssdk.services.sesv2.model.IdentityInfo;
import software.amazon.awssdk.services.sesv2.model.IdentityType;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;

@AwsContract
class SesContractTests {

    private final SesV2Client ses;
    private final Route53Client route53;

    SesContractTests(AwsClients clients) {
        this.ses = clients.ses();
        this.route53 = clients.route53();
    }

    /// A domain whose DKIM records are in DNS; answers a sender in it.
    private String verifiedSender() {
        TestZone zone = TestZone.create(route53);
        List<String> tokens = ses.createEmailIdentity(request -> request.emailIdentity(zone.domain()))
                .dkimAttributes()
                .tokens();
        for (String token : tokens) {
            zone.apply(TestZone.change(
                    ChangeAction.UPSERT, zone.name(token + "._domainkey"), "CNAME", token + ".dkim.amazonses.com"));
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ses.getEmailIdentity(request -> request.emailIdentity(zone.domain()))
                        .verifiedForSendingStatus());
        return "office@" + zone.domain();
    }

    private static EmailContent simple(String subject, String text) {
        return EmailContent.builder()
                .simple(message ->
                        message.subject(part -> part.data(subject)).body(body -> body.text(part -> part.data(text))))
                .build();
    }

    private String send(String from, String to) {
        return ses.sendEmail(request -> request.fromEmailAddress(from)
                        .destination(destination -> destination.toAddresses(to))
                        .content(simple("Welcome ü", "Good morning")))
                .messageId();
    }

    @Test
    void sendsASimpleMail() {
        assertThat(send(verifiedSender(), "parent@example.org")).isNotBlank();
    }

    @Test
    void sendsARawMail() {
        String from = verifiedSender();
        String raw = "From: " + from + "\r\nTo: parent@example.org\r\nSubject: Raw\r\n\r\nHello\r\n";
        assertThat(ses.sendEmail(request ->
                                request.content(content -> content.raw(r -> r.data(SdkBytes.fromUtf8String(raw)))))
                        .messageId())
                .isNotBlank();
    }

    @Test
    void rejectsAnUnverifiedSender() {
        assertThatExceptionOfType(MessageRejectedException.class)
                .isThrownBy(() -> send("someone@" + AwsClients.unique("nowhere") + ".example", "parent@example.org"))
                .withMessageContaining("Email address is not verified");
    }

    @Test
    void refusesAnAddressThatIsNone() {
        String from = verifiedSender();
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> send(from, "no address"));
    }

    @Test
    void anIdentityIsPendingUntilItsRecordsAreInDns() {
        String domain = AwsClients.unique("pending") + ".example";
        var created = ses.createEmailIdentity(request -> request.emailIdentity(domain));
        assertThat(created.identityType()).isEqualTo(IdentityType.DOMAIN);
        assertThat(created.verifiedForSendingStatus()).isFalse();
        assertThat(created.dkimAttributes().tokens()).hasSize(3);
    }

    @Test
    void refusesASecondIdentityOfOneName() {
        String domain = AwsClients.unique("twice") + ".example";
        ses.createEmailIdentity(request -> request.emailIdentity(domain));
        assertThatExceptionOfType(AlreadyExistsException.class)
                .isThrownBy(() -> ses.createEmailIdentity(request -> request.emailIdentity(domain)));
    }

    @Test
    void listsAndDeletesIdentities() {
        String domain = AwsClients.unique("listed") + ".example";
        ses.createEmailIdentity(request -> request.emailIdentity(domain));
        assertThat(ses.listEmailIdentitiesPaginator(request -> request.pageSize(1)).stream()
                        .flatMap(page -> page.emailIdentities().stream()))
                .extracting(IdentityInfo::identityName)
                .contains(domain);
        ses.deleteEmailIdentity(request -> request.emailIdentity(domain));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> ses.getEmailIdentity(request -> request.emailIdentity(domain)))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(404));
    }

    @Test
    void sendsByTemplate() {
        String from = verifiedSender();
        String template = template("Welcome {{name}}");
        assertThat(ses.sendEmail(request -> request.fromEmailAddress(from)
                                .destination(destination -> destination.toAddresses("parent@example.org"))
                                .content(content -> content.template(
                                        t -> t.templateName(template).templateData("{\"name\":\"Asha\"}"))))
                        .messageId())
                .isNotBlank();
    }

    private String template(String subject) {
        String name = AwsClients.unique("template");
        ses.createEmailTemplate(request -> request.templateName(name)
                .templateContent(content -> content.subject(subject).text("Dear {{name}}")));
        return name;
    }

    @Test
    void refusesAMailByAMissingTemplate() {
        String from = verifiedSender();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> ses.sendEmail(request -> request.fromEmailAddress(from)
                        .destination(destination -> destination.toAddresses("parent@example.org"))
                        .content(content -> content.template(t ->
                                t.templateName(AwsClients.unique("missing")).templateData("{}")))));
    }

    @Test
    void sendsABulkMailWithAResultPerEntry() {
        String from = verifiedSender();
        String template = template("Welcome {{name}}");
        var results = ses.sendBulkEmail(request -> request.fromEmailAddress(from)
                        .defaultContent(content ->
                                content.template(t -> t.templateName(template).templateData("{\"name\":\"friend\"}")))
                        .bulkEmailEntries(
                                entry -> entry.destination(to -> to.toAddresses("a@example.org")),
                                entry -> entry.destination(to -> to.toAddresses("b@example.org"))
                                        .replacementEmailContent(replacement -> replacement.replacementTemplate(
                                                t -> t.replacementTemplateData("{\"name\":\"Bina\"}")))))
                .bulkEmailEntryResults();
        assertThat(results).hasSize(2).allSatisfy(result -> {
            assertThat(result.status()).isEqualTo(BulkEmailStatus.SUCCESS);
            assertThat(result.messageId()).isNotBlank();
        });
    }

    @Test
    void keepsTemplates() {
        String name = template("Welcome {{name}}");
        assertThat(ses.getEmailTemplate(request -> request.templateName(name))
                        .templateContent()
                        .subject())
                .isEqualTo("Welcome {{name}}");
        assertThatExceptionOfType(AlreadyExistsException.class)
                .isThrownBy(() -> ses.createEmailTemplate(request -> request.templateName(name)
                        .templateContent(content -> content.subject("Other").text("x"))));
        ses.deleteEmailTemplate(request -> request.templateName(name));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> ses.getEmailTemplate(request -> request.templateName(name)));
    }

    @Test
    void keepsTheSuppressionList() {
        String address = AwsClients.unique("bounced") + "@example.org";
        ses.putSuppressedDestination(request -> request.emailAddress(address).reason(SuppressionListReason.BOUNCE));
        assertThat(ses.getSuppressedDestination(request -> request.emailAddress(address))
                        .suppressedDestination()
                        .reason())
                .isEqualTo(SuppressionListReason.BOUNCE);
        assertThat(ses
                        .listSuppressedDestinationsPaginator(request ->
                                request.reasons(SuppressionListReason.BOUNCE).pageSize(100))
                        .stream()
                        .flatMap(page -> page.suppressedDestinationSummaries().stream()))
                .anySatisfy(entry -> assertThat(entry.emailAddress()).isEqualTo(address));
        ses.deleteSuppressedDestination(request -> request.emailAddress(address));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> ses.getSuppressedDestination(request -> request.emailAddress(address)))
                .withMessageContaining("does not exist on your suppression list");
    }

    @Test
    void keepsConfigurationSets() {
        String name = AwsClients.unique("set");
        ses.createConfigurationSet(request -> request.configurationSetName(name));
        assertThat(ses.getConfigurationSet(request -> request.configurationSetName(name))
                        .configurationSetName())
                .isEqualTo(name);
        assertThat(ses.listConfigurationSetsPaginator(request -> request.pageSize(100)).stream()
                        .flatMap(page -> page.configurationSets().stream()))
                .contains(name);
        ses.deleteConfigurationSet(request -> request.configurationSetName(name));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> ses.getConfigurationSet(request -> request.configurationSetName(name)));
    }

    @Test
    void refusesAMailByAMissingConfigurationSet() {
        String from = verifiedSender();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> ses.sendEmail(request -> request.fromEmailAddress(from)
                        .configurationSetName(AwsClients.unique("missing"))
                        .destination(destination -> destination.toAddresses("parent@example.org"))
                        .content(simple("x", "x"))));
    }

    @Test
    void showsTheAccount() {
        var account = ses.getAccount(request -> {});
        assertThat(account.sendingEnabled()).isTrue();
        assertThat(account.sendQuota().maxSendRate()).isPositive();
    }
}
