package in.syncad.embedded.aws.model;

import java.util.Arrays;
import java.util.Optional;

/// The services that the emulator speaks. `id` names the vendored model and prefixes operations (`route53.GetChange`);
/// `signingName` is what a SigV4 credential scope carries.
public enum AwsService {
    ACM("acm", "acm", "ThrottlingException", 400, "ValidationException"),
    CLOUDWATCH("monitoring", "monitoring", "Throttling", 400, "InvalidParameterValueException"),
    ROUTE53("route53", "route53", "Throttling", 400, "InvalidInput"),
    SECRETS_MANAGER("secretsmanager", "secretsmanager", "ThrottlingException", 400, "ValidationException"),
    SES("sesv2", "ses", "TooManyRequestsException", 429, "BadRequestException"),
    SNS("sns", "sns", "Throttled", 429, "ValidationError"),
    STS("sts", "sts", "Throttling", 400, "ValidationError");

    private final String id;
    private final String signingName;
    private final String throttlingCode;
    private final int throttlingStatus;
    private final String invalidInputCode;

    AwsService(String id, String signingName, String throttlingCode, int throttlingStatus, String invalidInputCode) {
        this.id = id;
        this.signingName = signingName;
        this.throttlingCode = throttlingCode;
        this.throttlingStatus = throttlingStatus;
        this.invalidInputCode = invalidInputCode;
    }

    public static Optional<AwsService> signedAs(String signingName) {
        return Arrays.stream(values())
                .filter(service -> service.signingName.equals(signingName))
                .findFirst();
    }

    /// The service of an operation name such as `route53.GetChange`.
    public static Optional<AwsService> of(String qualifiedOperation) {
        return Arrays.stream(values())
                .filter(service -> qualifiedOperation.startsWith(service.id + "."))
                .findFirst();
    }

    public String id() {
        return id;
    }

    /// How this service refuses a caller that asks too often.
    public AwsError throttled() {
        return new AwsError(throttlingCode, throttlingStatus, "Rate exceeded");
    }

    /// How this service refuses input that its own model does not allow.
    public AwsError invalidInput(String message) {
        return new AwsError(invalidInputCode, 400, message);
    }
}
