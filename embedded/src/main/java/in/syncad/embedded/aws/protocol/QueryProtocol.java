package in.syncad.embedded.aws.protocol;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.model.Operation;
import in.syncad.embedded.aws.model.ServiceModel;
import java.util.Map;

/// AWS Query (https://smithy.io/2.0/aws/protocols/aws-query-protocol.html): a form in, XML out. SNS and STS.
record QueryProtocol(ServiceModel model) implements Protocol {

    @Override
    public Operation operation(AwsRequest request) {
        String action = request.form().getOrDefault("Action", "");
        return model.operation(action).orElseThrow(() -> unknownAction(action));
    }

    @Override
    public Fields read(Operation operation, AwsRequest request) {
        return operation
                .input()
                .map(input -> QueryForm.read(input, request.form()))
                .orElse(Fields.none());
    }

    @Override
    public AwsReply reply(Operation operation, Fields output, String requestId) {
        String response = operation.name() + "Response";
        Xml xml = new Xml().open(response, model.xmlNamespace().orElse(""));
        operation.output().ifPresent(shape -> {
            String result = operation.resultWrapper().orElse(operation.name() + "Result");
            xml.open(result).members(shape, output).close(result);
        });
        xml.open("ResponseMetadata").leaf("RequestId", requestId).close("ResponseMetadata");
        Map<String, String> headers = Map.of("Content-Type", "text/xml", "x-amzn-RequestId", requestId);
        return new AwsReply(200, headers, xml.close(response).bytes());
    }

    @Override
    public AwsReply refusal(AwsError error, String requestId) {
        return Xml.refusal(model, error, requestId);
    }

    private static AwsError unknownAction(String action) {
        return new AwsError("InvalidAction", 400, "The action " + action + " is not valid for this web service.");
    }
}
