package in.syncad.api.documents;

import in.syncad.api.failures.DatabaseFailures;
import in.syncad.api.realtime.ClientEvents;
import in.syncad.api.realtime.Connection;
import in.syncad.api.realtime.RealtimeFeature;
import in.syncad.common.refusal.Refused;
import in.syncad.common.refusal.Refused.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Serves stock clients of sharedb over one event of Socket.IO, `sharedb`, whose bodies are the messages of
/// ShareDB's own protocol, both ways. Everybody's messages are handled one after the other.
@Component
class LiveDocuments implements RealtimeFeature {

    private static final Logger log = LoggerFactory.getLogger(LiveDocuments.class);
    private static final double MESSAGES_PER_SECOND = 100;
    private static final int MOST_OPEN = 1_000;
    private static final Set<String> NOT_GIVEN_UP = Set.of("op", "s");

    private final OpenDocuments documents;
    private final Permissions permissions;
    private final Texts texts;
    private final Sources sources;
    private final DatabaseFailures failures;
    private final Map<String, Client> clients = new ConcurrentHashMap<>();

    LiveDocuments(
            OpenDocuments documents, Permissions permissions, Texts texts, Sources sources, DatabaseFailures failures) {
        this.documents = documents;
        this.permissions = permissions;
        this.texts = texts;
        this.sources = sources;
        this.failures = failures;
    }

    /// What is known of a connection.
    private static final class Client {

        private final Connection connection;
        private final Set<UUID> touched = ConcurrentHashMap.newKeySet();
        private String source;

        Client(Connection connection, String source) {
            this.connection = connection;
            this.source = source;
        }

        void send(ObjectNode message) {
            connection.send(ShareMessage.EVENT, message);
        }
    }

    @Override
    public void handle(ClientEvents events) {
        events.on(ShareMessage.EVENT, MESSAGES_PER_SECOND, this::receive);
    }

    @Override
    public void left(Connection connection) {
        Client client = clients.remove(connection.id());
        if (client != null) {
            client.touched.forEach(document ->
                    documents.ifOpen(connection.school().value(), document).ifPresent(open -> open.gone(connection)));
        }
    }

    private Object receive(Connection connection, JsonNode body) {
        Permissions.requireRole(connection.caller());
        Client client =
                clients.computeIfAbsent(connection.id(), id -> new Client(connection, sources.issue(connection)));
        for (ShareMessage message : ShareMessage.all(body)) {
            try {
                answer(client, message);
            } catch (RuntimeException failure) {
                refuse(client, message, failure);
            }
        }
        return Map.of();
    }

    private void answer(Client client, ShareMessage message) {
        Connection connection = client.connection;
        switch (message.action()) {
            case "hs" -> handshake(client, message);
            case "pp" -> client.send(message.reply("a"));
            case "op" -> propose(client, message);
            case "nf" -> past(client, message);
            case "f" -> documents.with(message.document(), open -> open.fetch(connection, message));
            case "s" -> documents.with(touch(client, message.document()), open -> open.subscribe(connection, message));
            case "u" -> {
                documents.with(message.document(), open -> open.unsubscribe(connection, message));
                forget(client, message.document());
            }
            case "ps" -> documents.with(touch(client, message.channel()), open -> open.watch(connection, message));
            case "pu" -> {
                documents.with(message.channel(), open -> open.unwatch(connection, message));
                forget(client, message.channel());
            }
            case "pr" -> documents.with(message.channel(), open -> open.askForPresence(connection));
            case "p" -> documents.with(message.channel(), open -> open.appear(connection, message, client.source));
            default -> throw ShareMessage.malformed("This is not known here.");
        }
    }

    /// A client that was connected before keeps its name, if it was really its own.
    private void handshake(Client client, ShareMessage message) {
        message.formerSource()
                .filter(former -> sources.isOf(client.connection, former))
                .ifPresent(former -> client.source = former);
        client.send(ShareAnswers.handshake(client.source));
    }

    private static UUID touch(Client client, UUID document) {
        if (client.touched.size() >= MOST_OPEN && !client.touched.contains(document)) {
            throw Refused.forbidden(
                    "document.too-many-open", "A connection has at most %d documents open.".formatted(MOST_OPEN));
        }
        client.touched.add(document);
        return document;
    }

    /// Unless the client still reads it, or watches it.
    private void forget(Client client, UUID document) {
        if (documents
                .ifOpen(client.connection.school().value(), document)
                .filter(open -> open.knows(client.connection))
                .isEmpty()) {
            client.touched.remove(document);
        }
    }

    private void propose(Client client, ShareMessage message) {
        Connection connection = client.connection;
        UUID document = message.document();
        String source = message.source().orElse(client.source);
        if (!source.equals(client.source) && !sources.isOf(connection, source)) {
            throw ShareMessage.malformed("src is not of this client.");
        }
        OperationName name = new OperationName(source, message.sequence());
        int version = message.requiredVersion();
        var operation = message.operation();
        documents.with(
                document,
                open -> open.propose(new Proposal(
                        connection.caller().id(),
                        Optional.of(connection),
                        version,
                        name,
                        operation,
                        () -> {},
                        verdict -> tell(client, message, open, name, verdict))));
    }

    /// In the place among all that the client is told about the document.
    private void tell(Client client, ShareMessage message, OpenDocument open, OperationName name, Verdict verdict) {
        switch (verdict) {
            case Verdict.Appended(var operation, var before) -> {
                if (!open.isReadBy(client.connection)) {
                    sendAll(client, open, before);
                }
                client.send(ShareAnswers.acknowledgement(open.id(), name, operation.version()));
            }
            case Verdict.Known(var version, var before) -> {
                sendAll(client, open, before);
                client.send(ShareAnswers.acknowledgement(open.id(), name, version));
            }
            case Verdict.Failed(var why) -> refuse(client, message, why);
        }
    }

    private static void sendAll(Client client, OpenDocument open, List<StoredOperation> operations) {
        operations.forEach(operation -> client.send(ShareAnswers.operation(open.id(), operation)));
    }

    /// How a text was; this is not the place for the newest.
    private void past(Client client, ShareMessage message) {
        UUID document = message.document();
        permissions.requireReader(document, client.connection.caller().id());
        Text text =
                message.version().map(version -> texts.at(document, version)).orElseGet(() -> texts.atHead(document));
        client.send(message.reply("a", "id").setAll(ShareAnswers.snapshot(text)));
    }

    /// A client takes back a change that is refused, and does not ask again to be told of others'. So when it might be
    /// done a moment later, its connection is closed instead: it comes back and asks again.
    private void refuse(Client client, ShareMessage message, RuntimeException failure) {
        Refused refused = failure instanceof Refused known
                ? known
                : failures.refusal(failure).orElseGet(() -> unexpected(failure));
        if (refused.reason() == Reason.UNAVAILABLE && NOT_GIVEN_UP.contains(message.action())) {
            client.connection.close();
        } else {
            client.send(message.refusal(refused));
        }
    }

    private static Refused unexpected(RuntimeException failure) {
        log.error("a message about a document failed", failure);
        return Refused.conflict("unexpected", "This went wrong on our side.");
    }
}
