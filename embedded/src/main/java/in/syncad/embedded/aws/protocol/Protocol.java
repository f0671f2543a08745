package in.syncad.embedded.aws.protocol;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.model.Operation;
import in.syncad.embedded.aws.model.ServiceModel;

/// How one service is spoken over HTTP. Whatever cannot be read is refused with an [AwsError].
public sealed interface Protocol permits JsonProtocol, RestJsonProtocol, RestXmlProtocol, QueryProtocol, CborProtocol {

    /// The protocol of a request: a service may be spoken in several.
    static Protocol of(ServiceModel model, AwsRequest request) {
        if (request.header("smithy-protocol").filter("rpc-v2-cbor"::equals).isPresent()) {
            return new CborProtocol(model);
        }
        if (request.header("x-amz-target").isPresent()) {
            return new JsonProtocol(model);
        }
        return usual(model);
    }

    private static Protocol usual(ServiceModel model) {
        return switch (model.protocol()) {
            case "json" -> new JsonProtocol(model);
            case "rest-json" -> new RestJsonProtocol(model);
            case "rest-xml" -> new RestXmlProtocol(model);
            case "query", "smithy-rpc-v2-cbor" -> new QueryProtocol(model);
            default -> throw new IllegalStateException("Unknown protocol " + model.protocol());
        };
    }

    Operation operation(AwsRequest request);

    Fields read(Operation operation, AwsRequest request);

    AwsReply reply(Operation operation, Fields output, String requestId);

    AwsReply refusal(AwsError error, String requestId);
}
