package in.syncad.api.documents.text;

import in.syncad.api.documents.text.Component.Delete;
import in.syncad.api.documents.text.Component.Insert;
import in.syncad.api.documents.text.Component.Skip;
import in.syncad.common.refusal.Refused;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Operations as JSON: `[3, "inserted", {"d": 2}]` skips, inserts, deletes. Strict, because what is once stored has
/// to be understood by everybody for ever.
public final class OperationFormat {

    private static final int MOST_STEPS = 4_096;
    private static final int LONGEST_INSERT = 64 << 10;
    private static final int FURTHEST = TextLimit.MOST_BYTES;

    private OperationFormat() {}

    /// What somebody wants to do.
    ///
    /// @param json hostile
    /// @throws Refused 422 `document.operation-malformed`
    public static TextOperation receive(JsonNode json) {
        if (json.size() > MOST_STEPS) {
            throw malformed("An operation has at most %d steps.".formatted(MOST_STEPS));
        }
        TextOperation operation = read(json);
        int inserted = operation.components().stream()
                .mapToInt(step -> step instanceof Insert insert ? TextLimit.bytes(insert.text()) : 0)
                .sum();
        if (inserted > LONGEST_INSERT) {
            throw malformed("It inserts more than 64 KB.");
        }
        return operation;
    }

    /// What has been done, however large it has become.
    ///
    /// @throws Refused 422 `document.operation-malformed`
    public static TextOperation read(JsonNode json) {
        if (!(json instanceof ArrayNode steps)) {
            throw malformed("An operation is a list of steps.");
        }
        List<Component> components = new ArrayList<>(steps.size());
        steps.forEach(step -> components.add(component(step)));
        return new TextOperation(components);
    }

    public static ArrayNode write(TextOperation operation) {
        ArrayNode steps = JsonNodeFactory.instance.arrayNode();
        for (Component component : operation.components()) {
            switch (component) {
                case Skip skip -> steps.add(skip.length());
                case Insert insert -> steps.add(insert.text());
                case Delete delete -> steps.addObject().put("d", delete.length());
            }
        }
        return steps;
    }

    private static Component component(JsonNode step) {
        if (step.isString()) {
            return new Insert(text(step));
        }
        if (step.isObject() && step.size() == 1) {
            JsonNode deleted = step.path("d");
            // A client that wants to undo says what it deletes; for the others it counts how much that is.
            return new Delete(deleted.isString() ? new Insert(text(deleted)).length() : length(deleted));
        }
        return new Skip(length(step));
    }

    private static int length(JsonNode number) {
        if (!number.isIntegralNumber() || !number.canConvertToInt()) {
            throw malformed("A step is a number, a string or an object with the one field d.");
        }
        int length = number.intValue();
        if (length <= 0 || length > FURTHEST) {
            throw malformed("A step skips or deletes at least one code point, and at most %d.".formatted(FURTHEST));
        }
        return length;
    }

    private static String text(JsonNode string) {
        String text = string.stringValue();
        if (text.isEmpty()) {
            throw malformed("An insert holds at least one code point.");
        }
        TextLimit.requireStorable(text);
        return text;
    }

    static Refused malformed(String detail) {
        return Refused.invalid("document.operation-malformed", "/op", detail);
    }
}
