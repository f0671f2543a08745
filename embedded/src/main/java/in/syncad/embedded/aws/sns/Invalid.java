package in.syncad.embedded.aws.sns;

import in.syncad.embedded.aws.model.AwsError;

/// The refusals that SNS words the same everywhere.
final class Invalid {

    private Invalid() {}

    static AwsError parameter(String detail) {
        return new AwsError("InvalidParameterException", "Invalid parameter: " + detail);
    }

    static AwsError missing(String what) {
        return new AwsError("NotFoundException", what + " does not exist");
    }

    static AwsError notKnown(String what) {
        return new AwsError("NotImplemented", 501, "The emulator does not know " + what);
    }
}
