package in.syncad.embedded.aws.secretsmanager;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.Fields;
import java.util.Base64;
import java.util.Optional;

/// The protected content: a text or bytes, these in Base64.
record SecretValue(Optional<String> text, Optional<String> binary) {

    /// The value that a request carries; empty when it carries none.
    static Optional<SecretValue> in(Fields request) {
        SecretValue value = new SecretValue(
                request.optionalText("SecretString"),
                request.bytes("SecretBinary").map(Base64.getEncoder()::encodeToString));
        if (value.text.isPresent() && value.binary.isPresent()) {
            throw new AwsError(
                    "InvalidParameterException",
                    "You can't specify both a binary secret value and a string secret value in the same secret.");
        }
        return value.text.isPresent() || value.binary.isPresent() ? Optional.of(value) : Optional.empty();
    }

    Fields addTo(Fields reply) {
        return reply.with("SecretString", text).with("SecretBinary", binary.map(Base64.getDecoder()::decode));
    }

    @Override
    public String toString() {
        return "SecretValue[***]";
    }
}
