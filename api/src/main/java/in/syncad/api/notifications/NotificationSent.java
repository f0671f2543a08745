package in.syncad.api.notifications;

import java.util.Set;
import java.util.UUID;

/// Something was told to people that the app lists; published in the transaction that queued it.
public record NotificationSent(UUID notification, String kind, Set<UUID> users) {

    public NotificationSent {
        users = Set.copyOf(users);
    }
}
