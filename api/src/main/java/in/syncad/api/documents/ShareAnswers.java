package in.syncad.api.documents;

import in.syncad.api.documents.text.OperationFormat;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What clients of sharedb are told.
final class ShareAnswers {

    private static final String TYPE = "http://sharejs.org/types/text-unicode";

    /// The type that clients assume where none is named; they want to hear it at the start.
    private static final String DEFAULT_TYPE = "http://sharejs.org/types/JSONv0";

    private static final int PROTOCOL = 1;
    private static final int PROTOCOL_MINOR = 2;

    private ShareAnswers() {}

    static ObjectNode handshake(String source) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("a", "hs")
                .put("protocol", PROTOCOL)
                .put("protocolMinor", PROTOCOL_MINOR)
                .put("id", source)
                .put("type", DEFAULT_TYPE);
    }

    /// That something has happened.
    static ObjectNode operation(UUID document, StoredOperation operation) {
        ObjectNode message = acknowledgement(document, operation.name(), operation.version());
        message.set("op", OperationFormat.write(operation.operation()));
        return message;
    }

    /// That it has happened, for whoever wanted it.
    ///
    /// @param version after it
    static ObjectNode acknowledgement(UUID document, OperationName name, int version) {
        return about("op", document)
                .put("src", name.source())
                .put("seq", name.sequence())
                .put("v", version - 1);
    }

    static ObjectNode snapshot(Text text) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("v", text.version())
                .put("data", text.text())
                .put("type", TYPE);
    }

    /// That the document is not there any more for its reader.
    static ObjectNode gone(UUID document) {
        ObjectNode message = about("op", document);
        message.putObject("error")
                .put("code", Documents.unknown().code())
                .put("message", Documents.unknown().detail());
        return message;
    }

    /// Wants everybody to say where they are.
    static ObjectNode presenceRequest(UUID document) {
        return JsonNodeFactory.instance.objectNode().put("a", "pr").put("ch", ShareMessage.COLLECTION + "." + document);
    }

    private static ObjectNode about(String action, UUID document) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("a", action)
                .put("c", ShareMessage.COLLECTION)
                .put("d", document.toString());
    }
}
