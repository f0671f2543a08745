package in.syncad.embedded.aws.protocol;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.model.Member;
import in.syncad.embedded.aws.model.Member.Location;
import in.syncad.embedded.aws.model.ServiceModel;
import in.syncad.embedded.aws.model.Shape;
import in.syncad.embedded.aws.model.Shape.ListShape;
import in.syncad.embedded.aws.model.Shape.MapShape;
import in.syncad.embedded.aws.model.Shape.StructureShape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Writes shapes as XML, for Query and REST-XML.
final class Xml {

    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    Xml open(String element) {
        text.append('<').append(element).append('>');
        return this;
    }

    Xml open(String element, String namespace) {
        text.append('<')
                .append(element)
                .append(" xmlns=\"")
                .append(escape(namespace))
                .append("\">");
        return this;
    }

    Xml close(String element) {
        text.append("</").append(element).append('>');
        return this;
    }

    Xml leaf(String element, String content) {
        open(element).text.append(escape(content));
        return close(element);
    }

    Xml members(StructureShape shape, Fields fields) {
        for (Member member : shape.members().values()) {
            if (member.in(Location.BODY)) {
                fields.value(member.name()).ifPresent(value -> value(member.locationName(), member.shape(), value));
            }
        }
        return this;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The one form of an error in both XML protocols
    /// (https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html#error-response-serialization).
    static AwsReply refusal(ServiceModel model, AwsError error, String requestId) {
        int status = error.statusIn(model);
        byte[] body = new Xml()
                .open("ErrorResponse", model.xmlNamespace().orElse(RestXmlProtocol.ROUTE53_NAMESPACE))
                .open("Error")
                .leaf("Type", status < 500 ? "Sender" : "Receiver")
                .leaf("Code", model.wireCode(error.code()))
                .leaf("Message", error.message())
                .close("Error")
                .leaf("RequestId", requestId)
                .close("ErrorResponse")
                .bytes();
        return new AwsReply(status, Map.of("Content-Type", "text/xml", "x-amzn-RequestId", requestId), body);
    }

    private void value(String element, Shape shape, Object value) {
        switch (shape) {
            case StructureShape structure -> {
                open(element);
                members(structure, (Fields) value);
                close(element);
            }
            case ListShape list -> {
                open(element);
                String name = list.element().locationName();
                ((List<?>) value).forEach(item -> value(name, list.element().shape(), item));
                close(element);
            }
            case MapShape map -> {
                open(element);
                ((Map<?, ?>) value).forEach((key, item) -> entry(map, key.toString(), item));
                close(element);
            }
            case Shape scalar -> leaf(element, Scalars.format(scalar, value));
        }
    }

    private void entry(MapShape map, String key, Object item) {
        open("entry");
        leaf(map.key().locationName(), key);
        value(map.value().locationName(), map.value().shape(), item);
        close("entry");
    }

    /// Escapes for XML 1.0, in which most control characters cannot be written at all.
    private static String escape(String content) {
        StringBuilder escaped = new StringBuilder(content.length());
        content.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\r' -> escaped.append("&#13;");
                default -> escaped.appendCodePoint(writable(point) ? point : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    private static boolean writable(int point) {
        return point >= 0x20 && point != 0xFFFE && point != 0xFFFF || point == '\t' || point == '\n';
    }
}
