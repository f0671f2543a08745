package in.syncad.embedded.aws.protocol;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.ServiceModel;
import in.syncad.embedded.aws.model.Shape.StructureShape;
import java.util.LinkedHashMap;
import java.util.Map;

/// Refusals in the protocols that speak JSON or CBOR.
final class JsonErrors {

    private JsonErrors() {}

    static AwsReply reply(ServiceModel model, AwsError error, TreeCodec codec, Map<String, String> headers) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("__type", error.code());
        body.put(messageName(model, error.code()), error.message());
        return new AwsReply(error.statusIn(model), headers, codec.write(body));
    }

    /// Some services write `Message`, some `message`; the model knows.
    private static String messageName(ServiceModel model, String code) {
        boolean capital = model.shapes().get(code) instanceof StructureShape shape
                && shape.members().containsKey("Message");
        return capital ? "Message" : "message";
    }
}
