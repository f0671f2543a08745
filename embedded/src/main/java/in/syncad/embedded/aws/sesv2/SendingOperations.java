package in.syncad.embedded.aws.sesv2;

import in.syncad.embedded.aws.conventions.RandomId;
import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.server.Operations;
import in.syncad.embedded.aws.sesv2.MailComposer.Envelope;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `SendEmail` and `SendBulkEmail`.
public final class SendingOperations {

    private static final Logger LOG = LoggerFactory.getLogger(SendingOperations.class);

    /// https://docs.aws.amazon.com/ses/latest/dg/quotas.html
    private static final int MOST_RECIPIENTS = 50;

    private final Identities identities;
    private final Templates templates;
    private final MailEvents events;
    private final ConfigurationSets configurationSets;
    private final Smtp smtp;
    private final MailComposer composer;

    public SendingOperations(
            Identities identities,
            Templates templates,
            MailEvents events,
            ConfigurationSets configurationSets,
            Smtp smtp,
            Clock clock) {
        this.identities = identities;
        this.templates = templates;
        this.events = events;
        this.configurationSets = configurationSets;
        this.smtp = smtp;
        this.composer = new MailComposer(smtp.session(), clock);
    }

    public void register(Operations operations) {
        operations.on(AwsService.SES, "SendEmail", this::sendEmail);
        operations.on(AwsService.SES, "SendBulkEmail", this::sendBulkEmail);
    }

    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
    private Fields sendEmail(Fields request) {
        request.optionalText("ConfigurationSetName").ifPresent(configurationSets::requireSending);
        Fields content = request.structure("Content");
        if (content.names().size() != 1) {
            throw new AwsError("BadRequestException", "Exactly one of Simple, Raw and Template is required.");
        }
        try {
            String id = content.has("Raw") ? sendRaw(request, content) : sendComposed(request, content);
            return Fields.of("MessageId", id);
        } catch (MessagingException e) {
            throw new IllegalStateException("The SMTP server did not take a mail", e);
        }
    }

    /// Templates: one mail per entry, each with its own result
    /// (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendBulkEmail.html).
    private Fields sendBulkEmail(Fields request) {
        request.optionalText("ConfigurationSetName").ifPresent(configurationSets::requireSending);
        List<Fields> entries = request.structures("BulkEmailEntries");
        if (entries.isEmpty() || entries.size() > MOST_RECIPIENTS) {
            throw new AwsError("BadRequestException", "A bulk mail has between 1 and " + MOST_RECIPIENTS + " entries.");
        }
        Fields content = request.structure("DefaultContent")
                .optionalStructure("Template")
                .orElseThrow(() -> new AwsError("BadRequestException", "A template is required."));
        Template template =
                templates.require(content.optionalText("TemplateName").orElse(""));
        InternetAddress from = sender(request);
        List<Fields> results = entries.stream()
                .map(entry -> sendEntry(request, content, template, from, entry))
                .toList();
        return Fields.of("BulkEmailEntryResults", results);
    }

    private Fields sendEntry(Fields request, Fields content, Template template, InternetAddress from, Fields entry) {
        try {
            ObjectNode data = (ObjectNode)
                    Template.data(content.optionalText("TemplateData").orElse("{}"));
            entry.optionalStructure("ReplacementEmailContent")
                    .flatMap(replacement -> replacement.optionalStructure("ReplacementTemplate"))
                    .flatMap(replacement -> replacement.optionalText("ReplacementTemplateData"))
                    .ifPresent(json -> data.setAll((ObjectNode) Template.data(json)));
            Fields destination = entry.structure("Destination");
            String id = sendRendered(
                    request,
                    template,
                    data,
                    content.structures("Headers"),
                    new Way(envelope(from, destination, request), recipients(destination)));
            return Fields.of("Status", "SUCCESS").with("MessageId", id);
        } catch (AwsError refused) {
            return Fields.of("Status", "INVALID_PARAMETER").with("Error", refused.message());
        } catch (MessagingException e) {
            return Fields.of("Status", "TRANSIENT_FAILURE").with("Error", "The SMTP server did not take the mail.");
        }
    }

    private String sendComposed(Fields request, Fields content) throws MessagingException {
        InternetAddress from = sender(request);
        Fields destination = request.optionalStructure("Destination").orElse(Fields.none());
        Envelope envelope = envelope(from, destination, request);
        if (content.has("Simple")) {
            MailContent simple = MailContent.simple(content.structure("Simple"));
            return send(request, composer.compose(envelope, simple), recipients(destination));
        }
        Fields wanted = content.structure("Template");
        Template template =
                templates.require(wanted.optionalText("TemplateName").orElse(""));
        JsonNode data = Template.data(wanted.optionalText("TemplateData").orElse("{}"));
        return sendRendered(
                request, template, data, wanted.structures("Headers"), new Way(envelope, recipients(destination)));
    }

    /// From whom, and to whom, hidden recipients included.
    private record Way(Envelope envelope, List<InternetAddress> recipients) {}

    private String sendRendered(Fields request, Template template, JsonNode data, List<Fields> headers, Way way)
            throws MessagingException {
        try {
            MailContent content = MailContent.rendered(template, data, headers);
            return send(request, composer.compose(way.envelope(), content), way.recipients());
        } catch (Template.RenderingFailure failure) {
            LOG.warn("A mail of template {} is dropped: {}", template.name(), failure.getMessage());
            return messageId();
        }
    }

    private String sendRaw(Fields request, Fields content) throws MessagingException {
        MimeMessage mail = composer.parse(content.structure("Raw").bytes("Data").orElse(new byte[0]));
        InternetAddress from = request.optionalText("FromEmailAddress")
                .map(Addresses::parse)
                .orElse((InternetAddress) mail.getFrom()[0]);
        identities.requireVerified(from.getAddress());
        Optional<Fields> destination = request.optionalStructure("Destination");
        List<InternetAddress> recipients = destination.isPresent()
                ? recipients(destination.get())
                : Arrays.stream(Optional.ofNullable(mail.getAllRecipients()).orElse(new Address[0]))
                        .map(InternetAddress.class::cast)
                        .toList();
        return send(request, mail, recipients);
    }

    private String send(Fields request, MimeMessage mail, List<InternetAddress> recipients) throws MessagingException {
        if (recipients.isEmpty() || recipients.size() > MOST_RECIPIENTS) {
            throw new AwsError("BadRequestException", "A mail has between 1 and " + MOST_RECIPIENTS + " recipients.");
        }
        smtp.send(mail, recipients.stream().filter(events::arrives).toList());
        String messageId = messageId();
        events.tell(request, messageId, recipients);
        return messageId;
    }

    private InternetAddress sender(Fields request) {
        InternetAddress from = Addresses.parse(request.optionalText("FromEmailAddress")
                .orElseThrow(() -> new AwsError("BadRequestException", "FromEmailAddress is required.")));
        identities.requireVerified(from.getAddress());
        return from;
    }

    private static Envelope envelope(InternetAddress from, Fields destination, Fields request) {
        return new Envelope(
                from,
                Addresses.parse(destination.texts("ToAddresses")),
                Addresses.parse(destination.texts("CcAddresses")),
                Addresses.parse(request.texts("ReplyToAddresses")));
    }

    private static List<InternetAddress> recipients(Fields destination) {
        List<InternetAddress> recipients = new ArrayList<>();
        for (String kind : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
            recipients.addAll(Addresses.parse(destination.texts(kind)));
        }
        return recipients;
    }

    private static String messageId() {
        return "0109" + RandomId.hexadecimal(12) + "-" + UUID.randomUUID() + "-000000";
    }
}
