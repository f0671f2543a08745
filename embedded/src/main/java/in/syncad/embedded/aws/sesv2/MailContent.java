package in.syncad.embedded.aws.sesv2;

import in.syncad.embedded.aws.model.Fields;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Subject, bodies and extra headers of one mail, rendered.
record MailContent(String subject, Optional<String> text, Optional<String> html, List<Fields> headers) {

    static MailContent simple(Fields message) {
        Fields body = message.structure("Body");
        return new MailContent(
                message.structure("Subject").text("Data"),
                body.optionalStructure("Text").map(part -> part.text("Data")),
                body.optionalStructure("Html").map(part -> part.text("Data")),
                message.structures("Headers"));
    }

    static MailContent rendered(Template template, JsonNode data, List<Fields> headers)
            throws Template.RenderingFailure {
        return new MailContent(
                Template.render(template.subject(), data).orElse(""),
                Template.render(template.text(), data),
                Template.render(template.html(), data),
                headers);
    }
}
