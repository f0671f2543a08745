package in.syncad.api.applications;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What a model answered, taken for findings only when it is nothing else: exactly the fields that were asked for, of
/// their types, within their lengths.
final class ModelAnswer {

    static final Set<String> FIELDS = Set.of("summary", "qualifications", "skills", "languages", "experienceYears");

    private ModelAnswer() {}

    /// @throws IllegalArgumentException when it is something else
    static Findings findings(JsonNode answer) {
        if (!answer.isObject() || !FIELDS.equals(Set.copyOf(answer.propertyNames()))) {
            throw new IllegalArgumentException("not the fields that were asked for");
        }
        JsonNode years = answer.get("experienceYears");
        if (!years.isNull() && !years.isInt()) {
            throw new IllegalArgumentException("not a number of years");
        }
        return new Findings(
                text(answer.get("summary")),
                texts(answer.get("qualifications")),
                texts(answer.get("skills")),
                texts(answer.get("languages")),
                years.isNull() ? null : years.intValue());
    }

    private static List<String> texts(JsonNode entries) {
        if (!entries.isArray()) {
            throw new IllegalArgumentException("not a list");
        }
        return entries.valueStream().map(ModelAnswer::text).toList();
    }

    private static String text(JsonNode value) {
        if (!value.isString()) {
            throw new IllegalArgumentException("not a text");
        }
        return value.stringValue().replaceAll("\\s+", " ").strip();
    }
}
