package in.syncad.api.notifications;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What became of a message, for the feature that sent it.
@Service
@Transactional(readOnly = true)
public class Deliveries {

    private final ProgressStore store;

    Deliveries(ProgressStore store) {
        this.store = store;
    }

    /// @param channel never [Channel#IN_APP], which needs no delivery
    /// @param reason empty where nothing is to be explained
    public record Delivery(Channel channel, String state, String reason) {}

    public Progress progress(String dedupeKey) {
        return store.progress(dedupeKey);
    }

    /// To whom nothing got through, and nothing is on its way any more.
    public List<UUID> unreached(String dedupeKey) {
        return store.unreached(dedupeKey);
    }

    /// Of those people, by person.
    public Map<UUID, List<Delivery>> of(String dedupeKey, List<UUID> users) {
        return store.of(dedupeKey, users);
    }
}
