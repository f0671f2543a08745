package in.syncad.api.announcements;

import com.fasterxml.jackson.annotation.JsonInclude;
import in.syncad.api.notifications.Deliveries;
import in.syncad.api.notifications.Progress;
import in.syncad.api.security.Caller;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.common.refusal.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who has got, read and acknowledged an announcement.
@Service
@Transactional
class Receipts {

    private final Announcements announcements;
    private final RecipientStore recipients;
    private final Deliveries deliveries;
    private final Clock clock;

    Receipts(Announcements announcements, RecipientStore recipients, Deliveries deliveries, Clock clock) {
        this.announcements = announcements;
        this.recipients = recipients;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /// How far it has come.
    ///
    /// @param counts per channel and state
    record Reach(int recipients, int read, int acknowledged, List<Progress.Count> counts) {}

    /// One recipient, and what became of each way to that person.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Receipt(
            UUID userId,
            String displayName,
            @Nullable Instant readAt,
            @Nullable Instant acknowledgedAt,
            List<Deliveries.Delivery> deliveries) {}

    /// @throws Refused 404 when it is not addressed to the caller
    void read(UUID id, Caller caller) {
        announcements.find(id, caller);
        if (!recipients.read(id, caller.id(), clock.instant())) {
            throw Announcements.unknown();
        }
    }

    /// @throws Refused 404 when it is not addressed to the caller; 409 `announcement.no-acknowledgement`
    void acknowledge(UUID id, Caller caller) {
        if (!announcements.find(id, caller).value().requiresAck()) {
            throw Refused.conflict(
                    "announcement.no-acknowledgement", "This announcement does not ask to be acknowledged.");
        }
        if (!recipients.acknowledge(id, caller.id(), clock.instant())) {
            throw Announcements.unknown();
        }
    }

    /// @throws Refused 404; 403 when it is not the caller's own
    @Transactional(readOnly = true)
    Reach reach(UUID id, Caller caller) {
        Announcements.requireOwn(announcements.find(id, caller).value());
        RecipientStore.Receipts receipts = recipients.receipts(id);
        return new Reach(
                receipts.recipients(),
                receipts.read(),
                receipts.acknowledged(),
                deliveries.progress(Publication.dedupeKey(id)).counts());
    }

    /// @throws Refused 404; 403 when it is not the caller's own
    @Transactional(readOnly = true)
    Page<Receipt> list(UUID id, ReceiptView view, Paging paging, Caller caller) {
        Announcements.requireOwn(announcements.find(id, caller).value());
        Optional<List<UUID>> among = view == ReceiptView.UNREACHED
                ? Optional.of(deliveries.unreached(Publication.dedupeKey(id)))
                : Optional.empty();
        Page<RecipientStore.Row> page = paging.page(
                "recipients of %s, %s".formatted(id, view),
                (position, limit) -> recipients.list(id, view, among, position, limit));
        Map<UUID, List<Deliveries.Delivery>> delivered = deliveries.of(
                Publication.dedupeKey(id),
                page.items().stream().map(RecipientStore.Row::user).toList());
        return page.map(row -> new Receipt(
                row.user(),
                row.displayName(),
                row.readAt(),
                row.acknowledgedAt(),
                delivered.getOrDefault(row.user(), List.of())));
    }
}
