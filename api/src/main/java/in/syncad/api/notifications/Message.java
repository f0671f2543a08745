package in.syncad.api.notifications;

import in.syncad.api.audience.Recipient;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// Something to be told.
///
/// @param dedupeKey the same for the same news, such as `announcement/<id>`
/// @param data every variable of the kind; no secrets
/// @param to guardians of several children are told once
public record Message(MessageKind kind, String dedupeKey, Map<String, String> data, Set<Recipient> to) {

    public Message(MessageKind kind, String dedupeKey, Map<String, String> data, Collection<Recipient> to) {
        this(kind, dedupeKey, data, Set.copyOf(to));
    }

    public Message {
        data = Map.copyOf(data);
        to = Set.copyOf(to);
        if (!data.keySet().containsAll(kind.variables())) {
            throw new IllegalArgumentException("a message of kind " + kind.name() + " lacks a variable");
        }
    }

    /// What a school writes to people stays out of logs.
    @Override
    public String toString() {
        return "Message[%s]".formatted(dedupeKey);
    }
}
