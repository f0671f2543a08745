package in.syncad.deploy.foundation;

import in.syncad.deploy.environment.Environment;
import in.syncad.deploy.environment.Release;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.RepositoryAttributes;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.constructs.Construct;

/// The images of a release, by digest, from the registry that all environments share.
public final class Images extends Construct {

    /// Names of the repositories, which [in.syncad.deploy.delivery.RegistryStack] makes.
    public static final String API = "syncad/api";

    public static final String PROVISIONING = "syncad/provisioning";

    private final ContainerImage api;
    private final ContainerImage provisioning;

    public Images(Construct scope, Environment environment, Release release) {
        super(scope, "Images");
        String registry = environment.account().registry();
        this.api = ContainerImage.fromEcrRepository(repository("Api", registry, API), release.api());
        this.provisioning = ContainerImage.fromEcrRepository(
                repository("Provisioning", registry, PROVISIONING), release.provisioning());
    }

    public ContainerImage api() {
        return api;
    }

    public ContainerImage provisioning() {
        return provisioning;
    }

    private IRepository repository(String id, String account, String name) {
        return Repository.fromRepositoryAttributes(
                this,
                id,
                RepositoryAttributes.builder()
                        .repositoryArn("arn:aws:ecr:%s:%s:repository/%s".formatted(Environment.REGION, account, name))
                        .repositoryName(name)
                        .build());
    }
}
