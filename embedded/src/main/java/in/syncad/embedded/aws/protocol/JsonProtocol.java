package in.syncad.embedded.aws.protocol;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.model.Operation;
import in.syncad.embedded.aws.model.ServiceModel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// AWS JSON 1.0 and 1.1: the operation in `X-Amz-Target`, the members in a JSON body
/// (https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html).
record JsonProtocol(ServiceModel model) implements Protocol {

    @Override
    public Operation operation(AwsRequest request) {
        String target = request.header("x-amz-target").orElse("");
        String name = target.substring(target.indexOf('.') + 1);
        return model.operation(name).orElseThrow(() -> Malformed.unknownOperation(target));
    }

    @Override
    public Fields read(Operation operation, AwsRequest request) {
        return operation
                .input()
                .map(input -> TreeCodec.JSON.read(input, request.body()))
                .orElse(Fields.none());
    }

    @Override
    public AwsReply reply(Operation operation, Fields output, String requestId) {
        byte[] body = operation
                .output()
                .map(shape -> TreeCodec.JSON.write(shape, output))
                .orElse("{}".getBytes(StandardCharsets.UTF_8));
        return new AwsReply(200, headers(requestId), body);
    }

    @Override
    public AwsReply refusal(AwsError error, String requestId) {
        return JsonErrors.reply(model, error, TreeCodec.JSON, headers(requestId));
    }

    private Map<String, String> headers(String requestId) {
        String version = model.jsonVersion().orElse("1.1");
        return Map.of("Content-Type", "application/x-amz-json-" + version, "x-amzn-RequestId", requestId);
    }
}
