package in.syncad.deploy.delivery;

import in.syncad.deploy.AcceptedFindings;
import in.syncad.deploy.environment.Registry;
import in.syncad.deploy.foundation.Images;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ecr.LifecycleRule;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.TagMutability;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/// The images of all environments, in an account of their own: what production runs is, to the byte, what staging
/// ran. A tag, once given, never moves.
///
/// Images go by their age alone, never because others came: what runs, and what one may have to go back to, stays for
/// as long as something is released once a year.
public final class RegistryStack extends Stack {

    private static final Duration KEPT = Duration.days(365);

    private final Registry registry;

    public RegistryStack(Construct scope, StackProps properties, Registry registry) {
        super(scope, "syncad-registry", properties);
        this.registry = registry;
        Role builder = new GitHub(this, registry.repository()).role("syncad-images", "images");
        Stream.of(Images.API, Images.PROVISIONING).map(this::repository).forEach(images -> {
            images.grantPullPush(builder);
            images.grant(builder, "ecr:DescribeImages", "ecr:DescribeImageScanFindings");
        });
        AcceptedFindings.accept(builder, "IAM5", "ecr:GetAuthorizationToken knows no resources");
    }

    private Repository repository(String name) {
        Repository repository = Repository.Builder.create(this, name)
                .repositoryName(name)
                .imageTagMutability(TagMutability.IMMUTABLE)
                .imageScanOnPush(true)
                .lifecycleRules(
                        List.of(LifecycleRule.builder().maxImageAge(KEPT).build()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        registry.readers().forEach(account -> repository.grantPull(new AccountPrincipal(account)));
        return repository;
    }
}
