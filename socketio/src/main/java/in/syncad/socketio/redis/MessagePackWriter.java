package in.syncad.socketio.redis;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BinaryNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Writes JSON with binary values as MessagePack (github.com/msgpack/msgpack, `spec.md`), every number as a double or
/// a long, every length in the long form: every reader takes that.
final class MessagePackWriter {

    private final DataOutputStream out;

    private MessagePackWriter(DataOutputStream out) {
        this.out = out;
    }

    static byte[] write(JsonNode value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new MessagePackWriter(new DataOutputStream(bytes)).any(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void any(JsonNode value) throws IOException {
        switch (value) {
            case ObjectNode object -> object(object);
            case ArrayNode array -> array(array);
            case StringNode string -> string(string.stringValue());
            case BinaryNode binary -> {
                out.writeByte(0xC6);
                out.writeInt(binary.binaryValue().length);
                out.write(binary.binaryValue());
            }
            case BooleanNode truth -> out.writeByte(truth.booleanValue() ? 0xC3 : 0xC2);
            case NumericNode number -> number(number);
            default -> out.writeByte(0xC0);
        }
    }

    private void object(ObjectNode object) throws IOException {
        out.writeByte(0xDF);
        out.writeInt(object.size());
        for (var field : object.properties()) {
            string(field.getKey());
            any(field.getValue());
        }
    }

    private void array(ArrayNode array) throws IOException {
        out.writeByte(0xDD);
        out.writeInt(array.size());
        for (JsonNode element : array) {
            any(element);
        }
    }

    private void string(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte(0xDB);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private void number(NumericNode number) throws IOException {
        if (number.isIntegralNumber() && number.canConvertToInt()) {
            out.writeByte(0xD2);
            out.writeInt(number.intValue());
        } else if (number.isIntegralNumber() && number.canConvertToLong()) {
            out.writeByte(0xD3);
            out.writeLong(number.longValue());
        } else {
            out.writeByte(0xCB);
            out.writeDouble(number.asDouble());
        }
    }
}
