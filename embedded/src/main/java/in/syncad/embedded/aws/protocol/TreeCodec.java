package in.syncad.embedded.aws.protocol;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.model.Member;
import in.syncad.embedded.aws.model.Member.Location;
import in.syncad.embedded.aws.model.Shape;
import in.syncad.embedded.aws.model.Shape.BlobShape;
import in.syncad.embedded.aws.model.Shape.BooleanShape;
import in.syncad.embedded.aws.model.Shape.DoubleShape;
import in.syncad.embedded.aws.model.Shape.IntegerShape;
import in.syncad.embedded.aws.model.Shape.ListShape;
import in.syncad.embedded.aws.model.Shape.MapShape;
import in.syncad.embedded.aws.model.Shape.StringShape;
import in.syncad.embedded.aws.model.Shape.StructureShape;
import in.syncad.embedded.aws.model.Shape.TimestampShape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORGenerator;
import tools.jackson.dataformat.cbor.CBORMapper;

/// Shapes as JSON or as CBOR; both are trees of the same form.
final class TreeCodec {

    static final TreeCodec JSON = new TreeCodec(new JsonMapper());
    static final TreeCodec CBOR = new TreeCodec(new CBORMapper());

    /// CBOR's tag of a moment in seconds since 1970 (RFC 8949 section 3.4.2).
    private static final int EPOCH_TAG = 1;

    private final ObjectMapper mapper;

    private TreeCodec(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    Fields read(StructureShape shape, byte[] body) {
        if (body.length == 0) {
            return Fields.none();
        }
        try {
            return structure(shape, mapper.readTree(body));
        } catch (JacksonException e) {
            throw Malformed.input("The body cannot be read");
        }
    }

    byte[] write(StructureShape shape, Fields value) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (JsonGenerator generator = mapper.createGenerator(bytes)) {
            write(generator, shape, value);
        }
        return bytes.toByteArray();
    }

    byte[] write(Map<String, String> flat) {
        return mapper.writeValueAsBytes(flat);
    }

    private Fields structure(StructureShape shape, JsonNode node) {
        require(node.isObject(), shape);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Member member : shape.members().values()) {
            JsonNode child = node.path(member.locationName());
            if (member.in(Location.BODY) && !child.isMissingNode() && !child.isNull()) {
                values.put(member.name(), value(member.shape(), child));
            }
        }
        refuseUnknown(shape, node);
        return Fields.ofAll(values);
    }

    private static void refuseUnknown(StructureShape shape, JsonNode node) {
        Set<String> known =
                shape.members().values().stream().map(Member::locationName).collect(Collectors.toSet());
        for (String name : node.propertyNames()) {
            // A smithy client names the type of the body; that is no member.
            if (!known.contains(name)
                    && !name.equals("__type")
                    && !node.get(name).isNull()) {
                throw Malformed.unknownMember(name, shape.name());
            }
        }
    }

    private Object value(Shape shape, JsonNode node) {
        return switch (shape) {
            case StructureShape structure -> structure(structure, node);
            case ListShape list -> list(list, node);
            case MapShape map -> map(map, node);
            case StringShape _ -> require(node.isString(), shape, node).asString();
            case IntegerShape _ -> require(node.canConvertToLong(), shape, node).asLong();
            case DoubleShape _ -> require(node.isNumber(), shape, node).asDouble();
            case BooleanShape _ -> require(node.isBoolean(), shape, node).asBoolean();
            case TimestampShape _ ->
                Scalars.epochSeconds(require(node.isNumber(), shape, node).decimalValue());
            case BlobShape _ -> node.isBinary() ? node.binaryValue() : Scalars.parse(shape, node.asString(""));
        };
    }

    private List<Object> list(ListShape shape, JsonNode node) {
        require(node.isArray(), shape);
        List<Object> values = new ArrayList<>();
        node.forEach(element -> values.add(value(shape.element().shape(), element)));
        return values;
    }

    private Map<String, Object> map(MapShape shape, JsonNode node) {
        require(node.isObject(), shape);
        Map<String, Object> values = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> values.put(entry.getKey(), value(shape.value().shape(), entry.getValue())));
        return values;
    }

    private static void require(boolean fits, Shape shape) {
        if (!fits) {
            throw mismatch(shape);
        }
    }

    private static JsonNode require(boolean fits, Shape shape, JsonNode node) {
        require(fits, shape);
        return node;
    }

    private static AwsError mismatch(Shape shape) {
        return Malformed.input("A value is no " + shape.name());
    }

    private void write(JsonGenerator generator, Shape shape, Object value) {
        switch (shape) {
            case StructureShape structure -> writeStructure(generator, structure, (Fields) value);
            case ListShape list -> {
                generator.writeStartArray();
                ((List<?>) value)
                        .forEach(element -> write(generator, list.element().shape(), element));
                generator.writeEndArray();
            }
            case MapShape map -> {
                generator.writeStartObject();
                ((Map<?, ?>) value).forEach((key, entry) -> {
                    generator.writeName(key.toString());
                    write(generator, map.value().shape(), entry);
                });
                generator.writeEndObject();
            }
            case StringShape _ -> generator.writeString((String) value);
            case IntegerShape _ -> generator.writeNumber((Long) value);
            case DoubleShape _ -> generator.writeNumber((Double) value);
            case BooleanShape _ -> generator.writeBoolean((Boolean) value);
            case TimestampShape _ -> writeMoment(generator, (Instant) value);
            case BlobShape _ -> writeBlob(generator, (byte[]) value);
        }
    }

    private void writeStructure(JsonGenerator generator, StructureShape shape, Fields fields) {
        generator.writeStartObject();
        for (Member member : shape.members().values()) {
            if (member.in(Location.BODY)) {
                fields.value(member.name()).ifPresent(value -> {
                    generator.writeName(member.locationName());
                    write(generator, member.shape(), value);
                });
            }
        }
        generator.writeEndObject();
    }

    private static void writeMoment(JsonGenerator generator, Instant moment) {
        if (generator instanceof CBORGenerator cbor) {
            cbor.writeTag(EPOCH_TAG);
        }
        generator.writeNumber(moment.toEpochMilli() / 1000.0);
    }

    private static void writeBlob(JsonGenerator generator, byte[] bytes) {
        if (generator instanceof CBORGenerator) {
            generator.writeBinary(bytes);
        } else {
            generator.writeString(Base64.getEncoder().encodeToString(bytes));
        }
    }
}
