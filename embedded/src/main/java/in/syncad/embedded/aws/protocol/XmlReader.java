package in.syncad.embedded.aws.protocol;

import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.model.Member;
import in.syncad.embedded.aws.model.Member.Location;
import in.syncad.embedded.aws.model.Shape;
import in.syncad.embedded.aws.model.Shape.ListShape;
import in.syncad.embedded.aws.model.Shape.StructureShape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// Reads the XML body of a request as its input shape. Document types, and with them entities, are refused.
final class XmlReader {

    private XmlReader() {}

    static Fields read(StructureShape shape, byte[] body) {
        return structure(shape, parse(body));
    }

    private static Element parse(byte[] body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(body)).getDocumentElement();
        } catch (SAXException | IOException e) {
            throw Malformed.input("The body is no XML");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Fields structure(StructureShape shape, Element element) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Member member : shape.members().values()) {
            List<Element> children = children(element, member.locationName());
            if (member.in(Location.BODY) && !children.isEmpty()) {
                values.put(member.name(), value(member.shape(), children.getFirst()));
            }
        }
        refuseUnknown(shape, element);
        return Fields.ofAll(values);
    }

    private static Object value(Shape shape, Element element) {
        return switch (shape) {
            case StructureShape structure -> structure(structure, element);
            case ListShape list ->
                children(element, list.element().locationName()).stream()
                        .map(child -> value(list.element().shape(), child))
                        .toList();
            case Shape scalar -> Scalars.parse(scalar, element.getTextContent());
        };
    }

    private static void refuseUnknown(StructureShape shape, Element element) {
        Set<String> known =
                shape.members().values().stream().map(Member::locationName).collect(Collectors.toSet());
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && !known.contains(child.getTagName())) {
                throw Malformed.unknownMember(child.getTagName(), shape.name());
            }
        }
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }
}
