package in.syncad.embedded.aws.model;

import java.util.Objects;
import java.util.OptionalInt;

/// A refusal as AWS words it. `code` is the error's shape in the service model (`NoSuchHostedZone`) or, where the model
/// has none, the code on the wire; without a status the model's own status counts, else 400.
public final class AwsError extends RuntimeException {

    private final String code;
    private final transient OptionalInt status;

    public AwsError(String code, String message) {
        this(code, OptionalInt.empty(), message);
    }

    public AwsError(String code, int status, String message) {
        this(code, OptionalInt.of(status), message);
    }

    private AwsError(String code, OptionalInt status, String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
    }

    public String code() {
        return code;
    }

    public String message() {
        return Objects.requireNonNullElse(getMessage(), "");
    }

    public int statusIn(ServiceModel model) {
        return status.orElseGet(() -> model.error(code).map(ErrorTrait::status).orElse(400));
    }
}
