package in.syncad.socketio.redis;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads MessagePack (github.com/msgpack/msgpack, `spec.md`) as JSON with binary values. Extensions are null: Node
/// writes `undefined` as one.
final class MessagePackReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 100;

    private final ByteBuffer in;

    private MessagePackReader(ByteBuffer in) {
        this.in = in;
    }

    /// Nothing if it is not one whole value.
    static Optional<JsonNode> read(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            JsonNode value = new MessagePackReader(in).any(0);
            return in.hasRemaining() ? Optional.empty() : Optional.of(value);
        } catch (BufferUnderflowException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private JsonNode any(int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("Too deep");
        }
        int head = in.get() & 0xFF;
        if (head < 0x80 || head >= 0xE0) {
            return NODES.numberNode((int) (byte) head);
        }
        if (head < 0x90) {
            return object(head & 0x0F, depth);
        }
        if (head < 0xA0) {
            return array(head & 0x0F, depth);
        }
        return head < 0xC0 ? string(head & 0x1F) : marked(head, depth);
    }

    private JsonNode marked(int head, int depth) {
        return switch (head) {
            case 0xC0 -> NODES.nullNode();
            case 0xC2, 0xC3 -> NODES.booleanNode(head == 0xC3);
            case 0xC4, 0xC5, 0xC6 -> NODES.binaryNode(bytes(length(head - 0xC4)));
            case 0xC7, 0xC8, 0xC9 -> extension(length(head - 0xC7));
            case 0xD4, 0xD5, 0xD6, 0xD7, 0xD8 -> extension(1 << (head - 0xD4));
            case 0xD9, 0xDA, 0xDB -> string(length(head - 0xD9));
            case 0xDC, 0xDD -> array(length(head - 0xDB), depth);
            case 0xDE, 0xDF -> object(length(head - 0xDD), depth);
            default -> number(head);
        };
    }

    private JsonNode number(int head) {
        return switch (head) {
            case 0xCA -> NODES.numberNode(in.getFloat());
            case 0xCB -> NODES.numberNode(in.getDouble());
            case 0xCC -> NODES.numberNode(in.get() & 0xFF);
            case 0xCD -> NODES.numberNode(in.getShort() & 0xFFFF);
            case 0xCE -> NODES.numberNode(in.getInt() & 0xFFFF_FFFFL);
            case 0xCF -> NODES.numberNode(new BigInteger(1, bytes(Long.BYTES)));
            case 0xD0 -> NODES.numberNode((int) in.get());
            case 0xD1 -> NODES.numberNode((int) in.getShort());
            case 0xD2 -> NODES.numberNode(in.getInt());
            case 0xD3 -> NODES.numberNode(in.getLong());
            default -> throw new IllegalArgumentException("Nothing begins like this");
        };
    }

    /// @param size 0, 1 or 2 for a length of 1, 2 or 4 bytes
    private int length(int size) {
        return switch (size) {
            case 0 -> in.get() & 0xFF;
            case 1 -> in.getShort() & 0xFFFF;
            default -> in.getInt();
        };
    }

    /// No array is made for a length that cannot be true.
    private byte[] bytes(int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("Longer than the message");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private JsonNode string(int length) {
        return NODES.stringNode(text(length));
    }

    private String text(int length) {
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    private JsonNode extension(int length) {
        bytes(1 + length);
        return NODES.nullNode();
    }

    private ArrayNode array(int length, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int index = 0; index < checked(length); index++) {
            array.add(any(depth + 1));
        }
        return array;
    }

    private ObjectNode object(int length, int depth) {
        ObjectNode object = NODES.objectNode();
        for (int index = 0; index < checked(length); index++) {
            String key = any(depth + 1)
                    .stringValueOpt()
                    .orElseThrow(() -> new IllegalArgumentException("A key that is no text"));
            object.set(key, any(depth + 1));
        }
        return object;
    }

    private static int checked(int length) {
        if (length < 0) {
            throw new IllegalArgumentException("Longer than any message");
        }
        return length;
    }
}
