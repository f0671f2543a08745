package in.syncad.embedded.aws.sesv2;

import in.syncad.embedded.aws.conventions.Page;
import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.server.Operations;
import in.syncad.embedded.journal.Journal;
import in.syncad.embedded.journal.Table;
import java.time.Clock;
import java.util.List;

/// Mail templates and the operations on them.
public final class Templates {

    private final Table<Template> templates;
    private final Clock clock;

    public Templates(Journal journal, Clock clock) {
        this.templates = journal.table("sesv2.templates", Template.class);
        this.clock = clock;
    }

    public void register(Operations operations) {
        operations.on(AwsService.SES, "CreateEmailTemplate", this::createEmailTemplate);
        operations.on(AwsService.SES, "UpdateEmailTemplate", this::updateEmailTemplate);
        operations.on(AwsService.SES, "GetEmailTemplate", this::getEmailTemplate);
        operations.on(AwsService.SES, "DeleteEmailTemplate", this::deleteEmailTemplate);
        operations.on(AwsService.SES, "ListEmailTemplates", this::listEmailTemplates);
    }

    Template require(String name) {
        return templates
                .get(name)
                .orElseThrow(() -> new AwsError("NotFoundException", "Template " + name + " does not exist."));
    }

    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_CreateEmailTemplate.html
    private synchronized Fields createEmailTemplate(Fields request) {
        Template template = template(request);
        if (templates.has(template.name())) {
            throw new AwsError("AlreadyExistsException", "Template " + template.name() + " already exists.");
        }
        templates.put(template.name(), template);
        return Fields.none();
    }

    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_UpdateEmailTemplate.html
    private synchronized Fields updateEmailTemplate(Fields request) {
        Template template = template(request);
        require(template.name());
        templates.put(template.name(), template);
        return Fields.none();
    }

    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetEmailTemplate.html
    private Fields getEmailTemplate(Fields request) {
        Template template = require(request.text("TemplateName"));
        Fields content = Fields.none()
                .with("Subject", template.subject())
                .with("Text", template.text())
                .with("Html", template.html());
        return Fields.of("TemplateName", template.name()).with("TemplateContent", content);
    }

    /// Deleting a template that is not there is no error:
    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_DeleteEmailTemplate.html
    private synchronized Fields deleteEmailTemplate(Fields request) {
        templates.remove(request.text("TemplateName"));
        return Fields.none();
    }

    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_ListEmailTemplates.html
    private Fields listEmailTemplates(Fields request) {
        Page<Template> page = Page.of(
                templates.all(),
                Template::name,
                request.optionalText("NextToken"),
                IdentityOperations.pageSize(request),
                IdentityOperations.wrongToken());
        List<Fields> metadata = page.items().stream()
                .map(template ->
                        Fields.of("TemplateName", template.name()).with("CreatedTimestamp", template.createdAt()))
                .toList();
        return Fields.of("TemplatesMetadata", metadata).with("NextToken", page.nextToken());
    }

    private Template template(Fields request) {
        Fields content = request.structure("TemplateContent");
        Template template = new Template(
                request.text("TemplateName"),
                content.optionalText("Subject"),
                content.optionalText("Text"),
                content.optionalText("Html"),
                clock.instant());
        template.requirePlain();
        return template;
    }
}
