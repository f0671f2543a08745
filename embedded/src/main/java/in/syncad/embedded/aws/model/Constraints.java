package in.syncad.embedded.aws.model;

import in.syncad.embedded.aws.model.Shape.BlobShape;
import in.syncad.embedded.aws.model.Shape.BooleanShape;
import in.syncad.embedded.aws.model.Shape.DoubleShape;
import in.syncad.embedded.aws.model.Shape.IntegerShape;
import in.syncad.embedded.aws.model.Shape.Limits;
import in.syncad.embedded.aws.model.Shape.ListShape;
import in.syncad.embedded.aws.model.Shape.MapShape;
import in.syncad.embedded.aws.model.Shape.StringShape;
import in.syncad.embedded.aws.model.Shape.StructureShape;
import in.syncad.embedded.aws.model.Shape.TimestampShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Checks a value against its shape and says, in AWS's own words, where it breaks the model.
public final class Constraints {

    private final List<String> violations = new ArrayList<>();

    private Constraints() {}

    /// Empty when `value` keeps the model.
    public static List<String> violations(StructureShape shape, Fields value) {
        Constraints constraints = new Constraints();
        constraints.structure(shape, value, "");
        return constraints.violations;
    }

    /// AWS's message for one or more violations.
    public static String message(List<String> violations) {
        String errors = violations.size() == 1 ? " validation error" : " validation errors";
        return violations.size() + errors + " detected: " + String.join("; ", violations);
    }

    private void structure(StructureShape shape, Fields value, String path) {
        shape.required().stream()
                .filter(name -> !value.has(name))
                .forEach(name -> broken("Value null", below(path, name), "Member must not be null"));
        for (String name : value.names()) {
            Member member = shape.members().get(name);
            if (member == null) {
                violations.add("Unknown member '" + name + "' of " + shape.name());
            } else {
                value.value(name).ifPresent(present -> check(member.shape(), present, below(path, name)));
            }
        }
    }

    private void check(Shape shape, Object value, String path) {
        switch (shape) {
            case StructureShape structure -> structure(structure, cast(Fields.class, value, path), path);
            case ListShape list -> list(list, cast(List.class, value, path), path);
            case MapShape map -> map(map, cast(Map.class, value, path), path);
            case StringShape string -> string(string, cast(String.class, value, path), path);
            case IntegerShape integer ->
                limits(integer.limits(), cast(Long.class, value, path), shown(value), path, "value");
            case DoubleShape decimal ->
                limits(decimal.limits(), cast(Double.class, value, path), shown(value), path, "value");
            case BlobShape blob ->
                limits(blob.limits(), cast(byte[].class, value, path).length, "Value", path, "length");
            case BooleanShape _ -> cast(Boolean.class, value, path);
            case TimestampShape _ -> cast(java.time.Instant.class, value, path);
        }
    }

    private void list(ListShape shape, List<?> elements, String path) {
        limits(shape.limits(), elements.size(), shown(elements), path, "length");
        for (int index = 0; index < elements.size(); index++) {
            check(shape.element().shape(), elements.get(index), path + "." + (index + 1) + ".member");
        }
    }

    private void map(MapShape shape, Map<?, ?> entries, String path) {
        limits(shape.limits(), entries.size(), shown(entries.keySet()), path, "length");
        entries.forEach((key, value) -> {
            check(shape.key().shape(), key, path + ".key");
            check(shape.value().shape(), value, path + "." + key);
        });
    }

    private void string(StringShape shape, String text, String path) {
        String shown = shape.sensitive() ? "Value" : "Value '" + text + "'";
        int length = text.codePointCount(0, text.length());
        limits(shape.limits(), length, shown, path, "length");
        if (!shape.allowed().isEmpty() && !shape.allowed().contains(text)) {
            broken(shown, path, "Member must satisfy enum value set: " + shape.allowed());
        }
        if (!shape.pattern().map(pattern -> pattern.matcher(text).matches()).orElse(true)) {
            broken(
                    shown,
                    path,
                    "Member must satisfy regular expression pattern: "
                            + shape.pattern().orElseThrow());
        }
    }

    private void limits(Limits limits, double size, String shown, String path, String measure) {
        if (size < limits.least()) {
            broken(shown, path, "Member must have " + measure + " greater than or equal to " + (long) limits.least());
        }
        if (size > limits.most()) {
            broken(shown, path, "Member must have " + measure + " less than or equal to " + (long) limits.most());
        }
    }

    private void broken(String shown, String path, String rule) {
        violations.add(shown + " at '" + path + "' failed to satisfy constraint: " + rule);
    }

    private static String shown(Object value) {
        return "Value '" + value + "'";
    }

    private static <T> T cast(Class<T> type, Object value, String path) {
        if (!type.isInstance(value)) {
            throw new IllegalStateException("'" + path + "' must be a " + type.getSimpleName() + " but is a "
                    + value.getClass().getSimpleName());
        }
        return type.cast(value);
    }

    private static String below(String path, String name) {
        String member = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        return path.isEmpty() ? member : path + "." + member;
    }
}
