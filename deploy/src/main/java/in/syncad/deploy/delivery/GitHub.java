package in.syncad.deploy.delivery;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.OidcProviderNative;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.WebIdentityPrincipal;
import software.constructs.Construct;

/// Lets workflows of one repository into this account, without a key that could be stolen: GitHub vouches for a job,
/// and only for one that runs in a certain environment of GitHub's, whose own rules say who may start it.
final class GitHub extends Construct {

    private static final String ISSUER = "token.actions.githubusercontent.com";

    private final OidcProviderNative provider;
    private final String repository;

    /// @param repository `owner/name`
    GitHub(Construct scope, String repository) {
        super(scope, "GitHub");
        this.repository = repository;
        this.provider = OidcProviderNative.Builder.create(this, "Provider")
                .url("https://" + ISSUER)
                .clientIds(List.of("sts.amazonaws.com"))
                .build();
    }

    /// A role for jobs in that environment of GitHub's and no other: the subject is compared in whole.
    Role role(String name, String environment) {
        return Role.Builder.create(this, name)
                .roleName(name)
                .maxSessionDuration(Duration.hours(2))
                .assumedBy(new WebIdentityPrincipal(
                        provider.getOidcProviderArn(),
                        Map.of(
                                "StringEquals",
                                Map.of(
                                        ISSUER + ":aud",
                                        "sts.amazonaws.com",
                                        ISSUER + ":sub",
                                        "repo:%s:environment:%s".formatted(repository, environment)))))
                .build();
    }
}
