package in.syncad.api.notifications;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What providers tell of deliveries after they took them. Repeating a report changes nothing; reports on what is not
/// there are passed over. The key of a delivery is what went with the message as [Claimed#key].
@Service
@Transactional
public class DeliveryReports {

    private static final Pattern KEY = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(\\d{1,18})");

    private final ReportStore store;
    private final Clock clock;

    DeliveryReports(ReportStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// It arrived. Also one that is still being sent, because the report may overtake the provider's answer; it is
    /// not sent again then.
    public void delivered(String key) {
        parse(key).ifPresent(delivery -> store.delivered(delivery, clock.instant()));
    }

    /// It will not arrive, even if it seemed to have.
    ///
    /// @param reason in words, for the school
    public void failed(String key, String reason) {
        parse(key).ifPresent(delivery -> store.failed(delivery, reason, clock.instant()));
    }

    /// As [#failed], where the provider names only its own message.
    ///
    /// @return false when nothing that is on its way has that id, which may come yet: the report can be here before
    ///     the provider's answer to the sender is written down
    public boolean notTaken(String providerId, String reason) {
        return store.failedAtProvider(providerId, reason, clock.instant());
    }

    private static Optional<ReportStore.DeliveryKey> parse(String key) {
        Matcher matcher = KEY.matcher(key);
        return matcher.matches()
                ? Optional.of(new ReportStore.DeliveryKey(
                        UUID.fromString(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }
}
