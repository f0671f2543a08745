package in.syncad.embedded.aws.protocol;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.model.Operation;
import in.syncad.embedded.aws.model.ServiceModel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// REST with JSON bodies (https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html): SES v2.
record RestJsonProtocol(ServiceModel model) implements Protocol {

    @Override
    public Operation operation(AwsRequest request) {
        return RestRoutes.of(model).operation(request);
    }

    @Override
    public Fields read(Operation operation, AwsRequest request) {
        Map<String, Object> values = new LinkedHashMap<>(RestRoutes.of(model).read(operation, request));
        operation.input().ifPresent(input -> {
            Fields body = TreeCodec.JSON.read(input, request.body());
            body.names().forEach(name -> body.value(name).ifPresent(value -> values.put(name, value)));
        });
        return Fields.ofAll(values);
    }

    @Override
    public AwsReply reply(Operation operation, Fields output, String requestId) {
        byte[] body = operation
                .output()
                .map(shape -> TreeCodec.JSON.write(shape, output))
                .orElse("{}".getBytes(StandardCharsets.UTF_8));
        return new AwsReply(operation.successStatus(), headers(requestId), body);
    }

    @Override
    public AwsReply refusal(AwsError error, String requestId) {
        Map<String, String> headers = new HashMap<>(headers(requestId));
        headers.put("x-amzn-ErrorType", error.code());
        return JsonErrors.reply(model, error, TreeCodec.JSON, headers);
    }

    private static Map<String, String> headers(String requestId) {
        return Map.of("Content-Type", "application/json", "x-amzn-RequestId", requestId);
    }
}
