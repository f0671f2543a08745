package in.syncad.api.notifications;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// All kinds of messages, by name.
@Component
class MessageKinds {

    private final Map<String, MessageKind> kinds;

    MessageKinds(List<MessageKind> kinds) {
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(MessageKind::name, Function.identity()));
    }

    /// Empty when a feature has gone since the message was written.
    Optional<MessageKind> find(String name) {
        return Optional.ofNullable(kinds.get(name));
    }

    List<MessageKind> all() {
        return kinds.values().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }
}
