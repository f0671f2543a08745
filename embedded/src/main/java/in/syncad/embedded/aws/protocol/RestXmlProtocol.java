package in.syncad.embedded.aws.protocol;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.model.Member;
import in.syncad.embedded.aws.model.Member.Location;
import in.syncad.embedded.aws.model.Operation;
import in.syncad.embedded.aws.model.ServiceModel;
import in.syncad.embedded.aws.model.Shape.StructureShape;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// REST with XML bodies (https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html): Route 53.
record RestXmlProtocol(ServiceModel model) implements Protocol {

    /// The model names the namespace only beside each request.
    static final String ROUTE53_NAMESPACE = "https://route53.amazonaws.com/doc/2013-04-01/";

    @Override
    public Operation operation(AwsRequest request) {
        return RestRoutes.of(model).operation(request);
    }

    @Override
    public Fields read(Operation operation, AwsRequest request) {
        Map<String, Object> values = new LinkedHashMap<>(RestRoutes.of(model).read(operation, request));
        if (request.body().length > 0) {
            operation.input().ifPresent(input -> {
                Fields body = XmlReader.read(input, request.body());
                body.names().forEach(name -> body.value(name).ifPresent(value -> values.put(name, value)));
            });
        }
        return Fields.ofAll(values);
    }

    @Override
    public AwsReply reply(Operation operation, Fields output, String requestId) {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "text/xml", "x-amzn-RequestId", requestId));
        byte[] body =
                operation.output().map(shape -> write(shape, output, headers)).orElse(new byte[0]);
        return new AwsReply(operation.successStatus(), headers, body);
    }

    @Override
    public AwsReply refusal(AwsError error, String requestId) {
        return Xml.refusal(model, error, requestId);
    }

    private static byte[] write(StructureShape shape, Fields output, Map<String, String> headers) {
        for (Member member : shape.members().values()) {
            if (member.in(Location.HEADER)) {
                output.value(member.name())
                        .ifPresent(value -> headers.put(member.locationName(), Scalars.format(member.shape(), value)));
            }
        }
        return new Xml()
                .open(shape.name(), ROUTE53_NAMESPACE)
                .members(shape, output)
                .close(shape.name())
                .bytes();
    }
}
