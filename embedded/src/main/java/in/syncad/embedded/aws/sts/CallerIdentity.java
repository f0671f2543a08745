package in.syncad.embedded.aws.sts;

import in.syncad.embedded.aws.conventions.Account;
import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.server.Operations;

/// `GetCallerIdentity` (https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html): one user owns
/// the account.
public final class CallerIdentity {

    private final Account account;

    public CallerIdentity(Account account) {
        this.account = account;
    }

    public void register(Operations operations) {
        operations.on(
                AwsService.STS,
                "GetCallerIdentity",
                _ -> Fields.of("Account", account.id())
                        .with("Arn", "arn:aws:iam::" + account.id() + ":user/local")
                        .with("UserId", "AIDALOCALLOCALLOCALX"));
    }
}
