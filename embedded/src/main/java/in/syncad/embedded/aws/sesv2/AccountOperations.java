package in.syncad.embedded.aws.sesv2;

import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.server.Operations;
import in.syncad.embedded.inbox.Channel;
import in.syncad.embedded.inbox.Inbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// `GetAccount`: an account out of the sandbox
/// (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html).
public final class AccountOperations {

    private static final double DAILY_QUOTA = 50_000;
    private static final double MAILS_PER_SECOND = 14;

    private final Inbox inbox;
    private final Clock clock;

    public AccountOperations(Inbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    public void register(Operations operations) {
        operations.on(AwsService.SES, "GetAccount", this::getAccount);
    }

    private Fields getAccount(Fields request) {
        Fields quota = Fields.of("Max24HourSend", DAILY_QUOTA)
                .with("MaxSendRate", MAILS_PER_SECOND)
                .with("SentLast24Hours", (double) sentSince(clock.instant().minus(Duration.ofDays(1))));
        return Fields.of("SendQuota", quota)
                .with("SendingEnabled", true)
                .with("ProductionAccessEnabled", true)
                .with("DedicatedIpAutoWarmupEnabled", false)
                .with("EnforcementStatus", "HEALTHY")
                .with("SuppressionAttributes", Fields.of("SuppressedReasons", List.of("BOUNCE", "COMPLAINT")));
    }

    private long sentSince(Instant start) {
        return inbox.newest(Optional.empty(), Optional.of(Channel.EMAIL), Integer.MAX_VALUE).stream()
                .filter(mail -> mail.sentAt().isAfter(start))
                .count();
    }
}
