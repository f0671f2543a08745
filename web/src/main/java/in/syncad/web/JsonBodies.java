package in.syncad.web;

import in.syncad.common.refusal.Refused;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what came by another way than HTTP, and is checked as the body of a request all the same.
public final class JsonBodies {

    private final JsonMapper json;
    private final Validator validator;

    JsonBodies(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /// @param body hostile
    /// @param type a record with the annotations of Bean Validation
    /// @throws Refused 400 and 422, as for a request
    public <T> T read(JsonNode body, Class<T> type) {
        if (!body.isObject()) {
            throw Refused.malformed("body.missing", "A JSON object is required.");
        }
        T value;
        try {
            value = json.treeToValue(body, type);
        } catch (JacksonException unreadable) {
            throw UnreadableBody.refusal(unreadable);
        }
        Set<ConstraintViolation<T>> violations = validator.validate(value);
        if (!violations.isEmpty()) {
            throw FieldErrors.refusal(violations);
        }
        return value;
    }
}
