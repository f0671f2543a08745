package in.syncad.embedded.aws.server;

import in.syncad.embedded.aws.model.Fields;

/// The behaviour of one operation. Input keeps the model already; refuse with [in.syncad.embedded.aws.model.AwsError].
@FunctionalInterface
public interface Handler {

    Fields handle(Fields input);
}
