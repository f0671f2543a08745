package in.syncad.deploy;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.constructs.IConstruct;

/// Findings of cdk-nag that are as they should be, each on the one construct that it concerns and with the reason,
/// which ends up in the template.
public final class AcceptedFindings {

    private AcceptedFindings() {}

    /// Accepts what one rule finds in one construct and in what that consists of.
    ///
    /// @param rule without its pack, such as `IAM5`
    public static void accept(IConstruct where, String rule, String reason) {
        NagSuppressions.addResourceSuppressions(
                where,
                List.of(NagPackSuppression.builder()
                        .id("AwsSolutions-" + rule)
                        .reason(reason)
                        .build()),
                true);
    }
}
