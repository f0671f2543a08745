package in.syncad.embedded.aws.protocol;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.model.Operation;
import in.syncad.embedded.aws.model.ServiceModel;
import java.util.HashMap;
import java.util.Map;

/// Smithy RPC v2 with CBOR: the operation at the end of the path
/// (https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html). The SDK speaks it with CloudWatch.
record CborProtocol(ServiceModel model) implements Protocol {

    private static final byte[] EMPTY_MAP = {(byte) 0xA0};

    @Override
    public Operation operation(AwsRequest request) {
        String name = request.rawPath().substring(request.rawPath().lastIndexOf('/') + 1);
        return model.operation(name).orElseThrow(() -> Malformed.unknownOperation(name));
    }

    @Override
    public Fields read(Operation operation, AwsRequest request) {
        return operation
                .input()
                .map(input -> TreeCodec.CBOR.read(input, request.body()))
                .orElse(Fields.none());
    }

    @Override
    public AwsReply reply(Operation operation, Fields output, String requestId) {
        byte[] body = operation
                .output()
                .map(shape -> TreeCodec.CBOR.write(shape, output))
                .orElse(EMPTY_MAP);
        return new AwsReply(200, headers(requestId), body);
    }

    /// CloudWatch used to speak Query; the extra header carries the code that such clients know.
    @Override
    public AwsReply refusal(AwsError error, String requestId) {
        Map<String, String> headers = new HashMap<>(headers(requestId));
        String fault = error.statusIn(model) < 500 ? "Sender" : "Receiver";
        headers.put("x-amzn-query-error", model.wireCode(error.code()) + ";" + fault);
        return JsonErrors.reply(model, error, TreeCodec.CBOR, headers);
    }

    private static Map<String, String> headers(String requestId) {
        return Map.of(
                "Content-Type", "application/cbor", "smithy-protocol", "rpc-v2-cbor", "x-amzn-RequestId", requestId);
    }
}
