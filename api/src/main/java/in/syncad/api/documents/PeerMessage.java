package in.syncad.api.documents;

import in.syncad.api.documents.text.OperationFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What one instance tells the others: school and document, readable without what follows, and either what has
/// happened to the document, as JSON, or nothing, that is that somebody may do less with it.
record PeerMessage(UUID school, UUID document, String body) {

    static final String CHANNEL = "documents";

    private static final int UUID_LENGTH = 36;
    private static final int HEADER = 2 * UUID_LENGTH + 2;

    static PeerMessage happened(UUID school, UUID document, List<StoredOperation> operations, JsonMapper json) {
        ArrayNode body = json.createArrayNode();
        operations.forEach(operation -> body.add(written(operation, json)));
        return new PeerMessage(school, document, json.writeValueAsString(body));
    }

    static PeerMessage accessTaken(UUID school, UUID document) {
        return new PeerMessage(school, document, "");
    }

    /// @throws IllegalArgumentException when it is none
    static PeerMessage of(String text) {
        if (text.length() < HEADER) {
            throw new IllegalArgumentException("too short");
        }
        return new PeerMessage(
                UUID.fromString(text.substring(0, UUID_LENGTH)),
                UUID.fromString(text.substring(UUID_LENGTH + 1, HEADER - 1)),
                text.substring(HEADER));
    }

    String text() {
        return "%s %s %s".formatted(school, document, body);
    }

    boolean isAboutAccess() {
        return body.isEmpty();
    }

    /// @throws IllegalArgumentException when it tells of none
    List<StoredOperation> operations(JsonMapper json) {
        try {
            List<StoredOperation> operations = new ArrayList<>();
            json.readTree(body).forEach(each -> operations.add(read(each)));
            return operations;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no operations", e);
        }
    }

    private static ObjectNode written(StoredOperation operation, JsonMapper json) {
        ObjectNode written = json.createObjectNode()
                .put("v", operation.version())
                .put("src", operation.name().source())
                .put("seq", operation.name().sequence())
                .put("actor", operation.actor().toString())
                .put("at", operation.at().toString());
        operation.textDigest().ifPresent(digest -> written.put("sha256", digest));
        written.set("op", OperationFormat.write(operation.operation()));
        return written;
    }

    private static StoredOperation read(JsonNode written) {
        return new StoredOperation(
                written.path("v").intValue(),
                new OperationName(
                        written.path("src").stringValue(), written.path("seq").longValue()),
                OperationFormat.read(written.path("op")),
                UUID.fromString(written.path("actor").stringValue()),
                Instant.parse(written.path("at").stringValue()),
                written.path("sha256").stringValueOpt());
    }

    /// What people write stays out of logs.
    @Override
    public String toString() {
        return "PeerMessage[document=%s]".formatted(document);
    }
}
