package in.syncad.embedded.aws.sesv2;

import in.syncad.embedded.aws.model.AwsError;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A mail template with variables such as `{{school.name}}`
/// (https://docs.aws.amazon.com/ses/latest/dg/send-personalized-email-api.html). Blocks (`{{#if}}`) are refused, not
/// guessed.
record Template(
        String name, Optional<String> subject, Optional<String> text, Optional<String> html, Instant createdAt) {

    private static final Pattern TAG = Pattern.compile("\\{\\{\\{?\\s*([^{}]+?)\\s*}}}?");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][\\w-]*(\\.[A-Za-z_][\\w-]*)*");
    private static final JsonMapper JSON = new JsonMapper();

    /// The data leaves a variable open: SES takes such a mail and then drops it with a rendering failure.
    static final class RenderingFailure extends Exception {
        RenderingFailure(String variable) {
            super("Attribute '" + variable + "' is not present in the rendering data.", null, false, false);
        }
    }

    void requirePlain() {
        for (Optional<String> part : java.util.List.of(subject, text, html)) {
            Matcher matcher = TAG.matcher(part.orElse(""));
            while (matcher.find()) {
                if (!VARIABLE.matcher(matcher.group(1)).matches()) {
                    throw new AwsError(
                            "NotImplemented",
                            501,
                            "The emulator renders plain variables only, not {{" + matcher.group(1) + "}}");
                }
            }
        }
    }

    static JsonNode data(String json) {
        try {
            JsonNode data = JSON.readTree(json);
            if (data.isObject()) {
                return data;
            }
        } catch (JacksonException e) {
            throw wrongData();
        }
        throw wrongData();
    }

    static Optional<String> render(Optional<String> part, JsonNode data) throws RenderingFailure {
        if (part.isEmpty()) {
            return part;
        }
        Matcher matcher = TAG.matcher(part.get());
        StringBuilder rendered = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(rendered, Matcher.quoteReplacement(value(data, matcher.group(1))));
        }
        return Optional.of(matcher.appendTail(rendered).toString());
    }

    private static String value(JsonNode data, String variable) throws RenderingFailure {
        JsonNode node = data.at("/" + variable.replace('.', '/'));
        if (node.isMissingNode() || node.isContainer()) {
            throw new RenderingFailure(variable);
        }
        return node.asString();
    }

    private static AwsError wrongData() {
        return new AwsError("BadRequestException", "Template data is not a valid JSON object.");
    }
}
