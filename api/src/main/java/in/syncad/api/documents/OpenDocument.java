package in.syncad.api.documents;

import in.syncad.api.realtime.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A document that somebody reads or changes on this instance. One thing happens after the other, so that all who
/// read here are told everything in the same order, without gaps, each answer in its place.
final class OpenDocument {

    private static final int MOST_AT_ONCE = 100;

    private final Mailbox mailbox;
    private final TextHistory history;
    private final Readers readers;
    private final Appending appending;
    private final Permissions permissions;
    private final Aftermath aftermath;
    private final Queue<Proposal> proposals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger users = new AtomicInteger();
    private Instant savedUntil = Instant.MIN;

    OpenDocument(
            Mailbox mailbox,
            TextHistory history,
            Readers readers,
            Appending appending,
            Permissions permissions,
            Aftermath aftermath) {
        this.mailbox = mailbox;
        this.history = history;
        this.readers = readers;
        this.appending = appending;
        this.permissions = permissions;
        this.aftermath = aftermath;
    }

    UUID id() {
        return history.document();
    }

    void use() {
        users.incrementAndGet();
    }

    void leaveAlone() {
        users.decrementAndGet();
    }

    boolean isUnused() {
        return users.get() == 0 && readers.areNone();
    }

    boolean isRead() {
        return !readers.areNone();
    }

    /// Whether it reads or watches.
    boolean knows(Connection connection) {
        return readers.include(connection);
    }

    boolean isReadBy(Connection connection) {
        return readers.read(connection);
    }

    /// Tells a client the text, or what has happened since the version that it has.
    CompletableFuture<Void> fetch(Connection connection, ShareMessage message) {
        return mailbox.put(() -> answerFetch(connection, message, false));
    }

    /// Likewise, and from now on everything that happens.
    CompletableFuture<Void> subscribe(Connection connection, ShareMessage message) {
        return mailbox.put(() -> answerFetch(connection, message, true));
    }

    private void answerFetch(Connection connection, ShareMessage message, boolean subscribing) {
        permissions.requireReader(id(), connection.caller().id());
        catchUp();
        Optional<Integer> known = message.version();
        List<StoredOperation> since = known.map(history::since).orElse(List.of());
        if (subscribing) {
            readers.add(connection);
        }
        since.forEach(operation -> connection.send(ShareMessage.EVENT, ShareAnswers.operation(id(), operation)));
        ObjectNode reply = message.reply("a", "c", "d");
        if (known.isEmpty()) {
            reply.set("data", ShareAnswers.snapshot(history.text()));
        }
        connection.send(ShareMessage.EVENT, reply);
    }

    CompletableFuture<Void> unsubscribe(Connection connection, ShareMessage message) {
        return mailbox.put(() -> {
            readers.remove(connection);
            connection.send(ShareMessage.EVENT, message.reply("a", "c", "d"));
        });
    }

    /// Watches from now on where the others are.
    CompletableFuture<Void> watch(Connection connection, ShareMessage message) {
        return mailbox.put(() -> {
            permissions.requireReader(id(), connection.caller().id());
            connection.send(ShareMessage.EVENT, message.reply("a", "ch", "seq"));
            readers.addWatcher(connection);
        });
    }

    CompletableFuture<Void> unwatch(Connection connection, ShareMessage message) {
        return mailbox.put(() -> {
            readers.removeWatcher(connection);
            connection.send(ShareMessage.EVENT, message.reply("a", "ch", "seq"));
        });
    }

    CompletableFuture<Void> askForPresence(Connection connection) {
        return mailbox.put(() -> {
            if (readers.include(connection)) {
                readers.askForPresence(connection);
            }
        });
    }

    /// Tells the others where a client is, as of now.
    CompletableFuture<Void> appear(Connection connection, ShareMessage message, String source) {
        return mailbox.put(() -> {
            if (!readers.include(connection)) {
                throw Documents.unknown();
            }
            int version = message.requiredVersion();
            ObjectNode presence = message.reply("a", "ch", "id", "c", "d", "t").put("src", source);
            // Stock clients pass it by; who shows names needs it, and cannot make it up.
            presence.put("user", connection.caller().id().toString());
            presence.set("p", atHead(message.presence(), version));
            presence.put("pv", message.presenceVersion()).put("v", Math.max(version, history.version()));
            readers.appear(connection, message.presenceName(), presence);
            connection.send(ShareMessage.EVENT, presence);
        });
    }

    /// A cursor, or both ends of a selection.
    private JsonNode atHead(JsonNode place, int version) {
        List<StoredOperation> since = version < history.version() ? history.since(version) : List.of();
        if (place.isNull()) {
            return place;
        }
        if (place.isArray() && place.size() == 2) {
            return JsonNodeFactory.instance
                    .arrayNode()
                    .add(moved(place.get(0), since))
                    .add(moved(place.get(1), since));
        }
        return IntNode.valueOf(moved(place, since));
    }

    private static int moved(JsonNode place, List<StoredOperation> since) {
        if (!place.isIntegralNumber() || !place.canConvertToInt() || place.intValue() < 0) {
            throw ShareMessage.malformed("p is a place in the text, or two.");
        }
        int moved = place.intValue();
        for (StoredOperation operation : since) {
            moved = operation.operation().cursor(moved);
        }
        return moved;
    }

    /// Has it happen after all that has happened; [Proposal#answer] is told.
    CompletableFuture<Void> propose(Proposal proposal) {
        proposals.add(proposal);
        return mailbox.put(this::appendWaiting);
    }

    /// All that came while the last ones were being written, in one transaction.
    private void appendWaiting() {
        List<Proposal> waiting = new ArrayList<>();
        for (Proposal next = proposals.poll();
                next != null;
                next = waiting.size() < MOST_AT_ONCE ? proposals.poll() : null) {
            waiting.add(next);
        }
        if (waiting.isEmpty()) {
            return;
        }
        try {
            history.text();
            savedUntil = aftermath.save(id(), savedUntil);
            publish(waiting, appending.append(history, waiting));
        } catch (RuntimeException failure) {
            waiting.forEach(proposal -> proposal.answer().accept(new Verdict.Failed(failure)));
        }
    }

    private void publish(List<Proposal> waiting, Appending.Result result) {
        result.missed().forEach(operation -> learn(operation, Optional.empty()));
        for (int at = 0; at < waiting.size(); at++) {
            Proposal proposal = waiting.get(at);
            Verdict verdict = result.verdicts().get(at);
            if (verdict instanceof Verdict.Appended appended) {
                learn(appended.operation(), proposal.from());
            }
            proposal.answer().accept(verdict);
        }
        aftermath.tell(id(), result.appended());
    }

    private void learn(StoredOperation operation, Optional<Connection> without) {
        history.learn(operation);
        readers.tell(operation, without);
    }

    private void catchUp() {
        history.text();
        history.missed().forEach(operation -> learn(operation, Optional.empty()));
    }

    /// What another instance says has happened.
    void hear(List<StoredOperation> operations) {
        mailbox.put(() -> {
            if (!history.isLoaded()) {
                return;
            }
            for (StoredOperation operation : operations) {
                if (operation.version() == history.version() + 1) {
                    learn(operation, Optional.empty());
                } else if (operation.version() > history.version()) {
                    catchUp();
                }
            }
        });
    }

    /// That it has come so far; perhaps nobody told.
    void hear(int version) {
        mailbox.put(() -> {
            if (history.isLoaded() && version > history.version()) {
                catchUp();
            }
        });
    }

    /// Puts out who may not read any more.
    CompletableFuture<Void> reconsider() {
        return mailbox.put(
                () -> readers.keep(permissions.of(id(), readers.people()).keySet()));
    }

    void gone(Connection connection) {
        mailbox.put(() -> readers.gone(connection));
    }

    /// Shows the text as it is now.
    CompletableFuture<Void> read(Consumer<Text> reader) {
        return mailbox.put(() -> {
            catchUp();
            reader.accept(history.text());
        });
    }
}
