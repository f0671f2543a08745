package in.syncad.web;

import in.syncad.common.refusal.Refused;
import jakarta.validation.ConstraintViolation;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.FieldError;

/// Bean Validation's findings in our form: `/adminEmail`, `field.not-blank`, "must not be blank".
final class FieldErrors {

    private FieldErrors() {}

    static Refused refusal(Collection<? extends ConstraintViolation<?>> violations) {
        return Refused.invalid(
                "request.invalid",
                "Some values are wrong; see errors.",
                violations.stream().map(FieldErrors::of).toList());
    }

    static Refused.FieldError of(FieldError error) {
        return new Refused.FieldError(
                pointer(error.getField()), code(error.getCode()), message(error.getDefaultMessage()));
    }

    static Refused.FieldError of(ConstraintViolation<?> violation) {
        String annotation = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return new Refused.FieldError(
                pointer(violation.getPropertyPath().toString()), code(annotation), message(violation.getMessage()));
    }

    /// `guardians[0].phone` becomes `/guardians/0/phone`.
    private static String pointer(String path) {
        return "/" + path.replace("[", ".").replace("]", "").replace('.', '/');
    }

    private static String code(@Nullable String annotation) {
        return annotation == null
                ? "field.invalid"
                : "field." + annotation.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static String message(@Nullable String message) {
        return message == null ? "is wrong" : message;
    }
}
