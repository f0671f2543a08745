package in.syncad.web;

import in.syncad.common.refusal.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says what to change in a body that could not be read, without repeating the body.
final class UnreadableBody {

    private UnreadableBody() {}

    static Refused refusal(Throwable unreadable) {
        List<Throwable> causes = causes(unreadable);
        for (Throwable cause : causes) {
            // A record that checks itself refuses inside of Jackson's call.
            if (cause instanceof Refused refused) {
                return refused;
            }
        }
        return causes.stream()
                .filter(JacksonException.class::isInstance)
                .findFirst()
                .map(UnreadableBody::unreadable)
                .orElseGet(() -> Refused.malformed("body.missing", "A JSON body is required."));
    }

    private static Refused unreadable(Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                Refused.invalid("field.unknown", pointer(unknown), "This field is not known here.");
            case DatabindException mismatch
            when !mismatch.getPath().isEmpty() ->
                Refused.invalid("field.wrong-type", pointer(mismatch), "This value has the wrong type or form.");
            default -> Refused.malformed("body.malformed", "The body is not well-formed JSON of the expected shape.");
        };
    }

    private static List<Throwable> causes(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = thrown; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static String pointer(DatabindException exception) {
        return exception.getPath().stream()
                .map(step -> step.getPropertyName() == null
                        ? Integer.toString(step.getIndex())
                        : step.getPropertyName().replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining("/", "/", ""));
    }
}
