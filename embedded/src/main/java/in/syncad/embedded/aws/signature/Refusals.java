package in.syncad.embedded.aws.signature;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.ServiceModel;

/// The words differ with the protocol: services that speak AWS JSON answer 400 `InvalidSignatureException` and
/// `UnrecognizedClientException` (https://docs.aws.amazon.com/secretsmanager/latest/apireference/CommonErrors.html),
/// the others 403 `SignatureDoesNotMatch` and `InvalidClientTokenId`
/// (https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html).
record Refusals(String mismatchCode, String unknownKeyCode, int status) {

    static Refusals of(ServiceModel model) {
        return model.protocol().equals("json")
                ? new Refusals("InvalidSignatureException", "UnrecognizedClientException", 400)
                : new Refusals("SignatureDoesNotMatch", "InvalidClientTokenId", 403);
    }

    AwsError mismatch(String message) {
        return new AwsError(mismatchCode, status, message);
    }

    AwsError unknownKey() {
        return new AwsError(unknownKeyCode, status, "The security token included in the request is invalid.");
    }
}
