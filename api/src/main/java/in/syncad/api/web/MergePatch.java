package in.syncad.api.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A JSON merge patch (RFC 7396) for a `T`: what it names is replaced, null removes, the rest stays. The result is
/// read and checked like a body of its own, so a patch can make nothing that a `POST` could not.
public final class MergePatch<T> implements UnaryOperator<T> {

    private final ObjectNode patch;
    private final Class<T> type;
    private final JsonMapper json;
    private final Validator validator;
    private final HttpInputMessage input;

    MergePatch(ObjectNode patch, Class<T> type, JsonMapper json, Validator validator, HttpInputMessage input) {
        this.patch = patch;
        this.type = type;
        this.json = json;
        this.validator = validator;
        this.input = input;
    }

    /// The current value with the patch applied.
    @Override
    public T apply(T current) {
        ObjectNode merged = merge(json.valueToTree(current), patch);
        T patched;
        try {
            patched = json.treeToValue(merged, type);
        } catch (JacksonException e) {
            throw new HttpMessageNotReadableException("the patched value cannot be read", e, input);
        }
        Set<ConstraintViolation<T>> violations = validator.validate(patched);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return patched;
    }

    private static ObjectNode merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                target.remove(field.getKey());
            } else if (value instanceof ObjectNode nested && target.get(field.getKey()) instanceof ObjectNode inner) {
                target.set(field.getKey(), merge(inner, nested));
            } else {
                target.set(field.getKey(), value);
            }
        });
        return target;
    }
}
