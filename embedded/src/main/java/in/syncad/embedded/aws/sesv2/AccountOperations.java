package in.syncad.embedded.aws.sesv2;

import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.server.Calls;
import in.syncad.embedded.aws.server.Operations;
import java.util.List;

/// `GetAccount`: an account out of the sandbox
/// (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html).
public final class AccountOperations {

    private static final double DAILY_QUOTA = 50_000;
    private static final double MAILS_PER_SECOND = 14;

    private final Calls calls;

    public AccountOperations(Calls calls) {
        this.calls = calls;
    }

    public void register(Operations operations) {
        operations.on(AwsService.SES, "GetAccount", this::getAccount);
    }

    private Fields getAccount(Fields request) {
        Fields quota = Fields.of("Max24HourSend", DAILY_QUOTA)
                .with("MaxSendRate", MAILS_PER_SECOND)
                .with("SentLast24Hours", (double) calls.of("sesv2.SendEmail"));
        return Fields.of("SendQuota", quota)
                .with("SendingEnabled", true)
                .with("ProductionAccessEnabled", true)
                .with("DedicatedIpAutoWarmupEnabled", false)
                .with("EnforcementStatus", "HEALTHY")
                .with("SuppressionAttributes", Fields.of("SuppressedReasons", List.of("BOUNCE", "COMPLAINT")));
    }
}
