package in.syncad.api.documents;

import in.syncad.api.realtime.Connection;
import in.syncad.api.realtime.Live;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/// Who has a document open on this instance, and who watches where the others are.
final class Readers {

    private static final int MOST_PRESENCES = 20;

    private final UUID document;
    private final Live live;
    private final Map<String, Connection> readers = new ConcurrentHashMap<>();
    private final Map<String, Connection> watchers = new ConcurrentHashMap<>();

    /// Where clients said last that they are, by connection and by their own name for it.
    private final Map<String, Map<String, ObjectNode>> presences = new ConcurrentHashMap<>();

    Readers(UUID document, Live live) {
        this.document = document;
        this.live = live;
    }

    boolean areNone() {
        return readers.isEmpty() && watchers.isEmpty();
    }

    boolean include(Connection connection) {
        return readers.containsKey(connection.id()) || watchers.containsKey(connection.id());
    }

    boolean read(Connection connection) {
        return readers.containsKey(connection.id());
    }

    void add(Connection connection) {
        readers.put(connection.id(), connection);
        connection.join(room());
    }

    void remove(Connection connection) {
        readers.remove(connection.id());
        connection.leave(room());
    }

    void addWatcher(Connection connection) {
        watchers.put(connection.id(), connection);
        connection.join(watchRoom());
        askForPresence(connection);
    }

    /// Wants everybody who watches to say where they are.
    void askForPresence(Connection connection) {
        live.toOthers(connection, watchRoom(), ShareMessage.EVENT, ShareAnswers.presenceRequest(document));
    }

    void removeWatcher(Connection connection) {
        watchers.remove(connection.id());
        connection.leave(watchRoom());
        disappear(connection);
    }

    /// Tells those on this instance what has happened, all in the same order.
    void tell(StoredOperation operation, Optional<Connection> without) {
        live.here(room(), without, ShareMessage.EVENT, ShareAnswers.operation(document, operation));
    }

    /// Tells everybody who watches, on whichever instance, where a client is.
    void appear(Connection connection, String name, ObjectNode presence) {
        Map<String, ObjectNode> own = presences.computeIfAbsent(connection.id(), id -> new ConcurrentHashMap<>());
        if (presence.path("p").isNull()) {
            own.remove(name);
        } else if (own.size() < MOST_PRESENCES || own.containsKey(name)) {
            own.put(name, presence);
        } else {
            throw ShareMessage.malformed("A connection shows at most %d cursors.".formatted(MOST_PRESENCES));
        }
        live.whileFresh(connection, watchRoom(), ShareMessage.EVENT, presence);
    }

    /// A connection is not there any more.
    void gone(Connection connection) {
        readers.remove(connection.id());
        watchers.remove(connection.id());
        disappear(connection);
    }

    private void disappear(Connection connection) {
        Map<String, ObjectNode> left = presences.remove(connection.id());
        if (left != null) {
            left.values().forEach(presence -> {
                ObjectNode last = presence.deepCopy();
                last.putNull("p").put("pv", presence.path("pv").longValue() + 1);
                live.toOthers(connection, watchRoom(), ShareMessage.EVENT, last);
            });
        }
    }

    Set<UUID> people() {
        Set<UUID> people = new HashSet<>();
        everybody().forEach(connection -> people.add(connection.caller().id()));
        return people;
    }

    /// Puts out all but these people.
    void keep(Set<UUID> allowed) {
        for (Connection connection : everybody()) {
            if (!allowed.contains(connection.caller().id())) {
                remove(connection);
                removeWatcher(connection);
                connection.send(ShareMessage.EVENT, ShareAnswers.gone(document));
            }
        }
    }

    private Set<Connection> everybody() {
        Map<String, Connection> everybody = new HashMap<>(readers);
        everybody.putAll(watchers);
        return Set.copyOf(everybody.values());
    }

    private String room() {
        return roomOf(document);
    }

    static String roomOf(UUID document) {
        return "document:" + document;
    }

    private String watchRoom() {
        return "document-watch:" + document;
    }
}
