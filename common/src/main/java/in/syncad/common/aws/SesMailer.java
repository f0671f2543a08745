package in.syncad.common.aws;

import in.syncad.common.mail.Mail;
import in.syncad.common.mail.MailSettings;
import in.syncad.common.mail.Mailer;
import in.syncad.common.tenancy.CurrentSchool;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.EmailContent;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/// Mail by SES. SendEmail has no idempotency key, so the client must not retry by itself.
final class SesMailer implements Mailer {

    private static final AwsFailures SES = AwsFailures.discreet("SES");

    private final SesV2Client client;
    private final MailSettings settings;

    SesMailer(SesV2Client client, MailSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public String send(Mail mail) {
        SendEmailRequest request = SendEmailRequest.builder()
                .fromEmailAddress(settings.from())
                .destination(destination -> destination.toAddresses(mail.to()))
                .content(content(mail))
                .emailTags(tags(mail))
                .configurationSetName(settings.configurationSet().orElse(null))
                .build();
        return SES.once("SendEmail", () -> client.sendEmail(request)).messageId();
    }

    private static EmailContent content(Mail mail) {
        return EmailContent.builder()
                .simple(message -> message.subject(text(mail.subject()))
                        .body(body -> body.text(text(mail.text())))
                        .headers(headers(mail)))
                .build();
    }

    private static List<MessageHeader> headers(Mail mail) {
        return mail.headers().entrySet().stream()
                .map(header -> MessageHeader.builder()
                        .name(header.getKey())
                        .value(header.getValue())
                        .build())
                .toList();
    }

    private static Content text(String data) {
        return Content.builder().data(data).charset("UTF-8").build();
    }

    /// What becomes of a mail is told to the school that it was sent for.
    private static List<MessageTag> tags(Mail mail) {
        Map<String, String> tags = new TreeMap<>(mail.tags());
        if (CurrentSchool.isBound()) {
            tags.put("school", CurrentSchool.get().id().toString());
        }
        return tags.entrySet().stream()
                .map(tag -> MessageTag.builder()
                        .name(tag.getKey())
                        .value(tag.getValue())
                        .build())
                .toList();
    }
}
