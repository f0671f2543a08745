package in.syncad.embedded.aws.protocol;

import in.syncad.embedded.aws.model.AwsError;

/// Refusals of bytes that cannot be read as the model's shapes.
final class Malformed {

    private Malformed() {}

    static AwsError input(String message) {
        return new AwsError("SerializationException", 400, message);
    }

    /// AWS may know this member, the vendored model does not: dropping it silently would be a lie.
    static AwsError unknownMember(String member, String shape) {
        return new AwsError(
                "NotImplemented", 501, "The emulator's model of " + shape + " has no member '" + member + "'");
    }

    static AwsError unknownOperation(String operation) {
        return new AwsError("UnknownOperationException", 404, "There is no operation " + operation);
    }
}
