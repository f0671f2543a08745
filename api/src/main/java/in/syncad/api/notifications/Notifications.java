package in.syncad.api.notifications;

import in.syncad.api.audience.Recipient;
import in.syncad.api.jobs.Jobs;
import in.syncad.api.web.Identities;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The one way in: whatever people are told, they are told through here.
@Service
public class Notifications {

    /// More people than that at once wait behind what is meant for single ones.
    private static final int CAMPAIGN = 50;

    private final NotificationStore store;
    private final Carriers carriers;
    private final List<DeliverMessages> deliveries;
    private final Identities identities;
    private final Jobs jobs;
    private final ApplicationEventPublisher events;

    Notifications(
            NotificationStore store,
            Carriers carriers,
            List<DeliverMessages> deliveries,
            Identities identities,
            Jobs jobs,
            ApplicationEventPublisher events) {
        this.store = store;
        this.carriers = carriers;
        this.deliveries = List.copyOf(deliveries);
        this.identities = identities;
        this.jobs = jobs;
        this.events = events;
    }

    /// Queues the message in the caller's transaction, for each recipient once on every channel; it leaves when that
    /// commits. What was told under that dedupe key already is not told again.
    ///
    /// @return whether it is news
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean send(Message message) {
        UUID id = identities.next();
        if (message.to().isEmpty() || !store.add(id, message)) {
            return false;
        }
        Set<UUID> users = message.to().stream().map(Recipient::user).collect(Collectors.toUnmodifiableSet());
        boolean bulk = users.size() > CAMPAIGN;
        store.address(id, message);
        Map<Channel, String> off = carriers.off();
        store.queue(id, message.kind(), off, bulk);
        if (message.toRooms() && message.kind().channels().contains(Channel.TEAMS)) {
            store.queueForRoom(id, Channel.TEAMS, Optional.ofNullable(off.get(Channel.TEAMS)), bulk);
        }
        deliveries.stream()
                .filter(delivery -> delivery.bulk() == bulk)
                .forEach(delivery -> jobs.afterCommit(delivery, "all", new DeliverMessages.Round()));
        if (message.kind().channels().contains(Channel.IN_APP)) {
            events.publishEvent(new NotificationSent(id, message.kind().name(), users));
        }
        return true;
    }

    /// What has not left yet is not sent, and the app does not list it any more. Repeating it changes nothing.
    @Transactional(propagation = Propagation.MANDATORY)
    public void recall(String dedupeKey) {
        store.recall(dedupeKey);
    }
}
