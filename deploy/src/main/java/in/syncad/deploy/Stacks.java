package in.syncad.deploy;

import in.syncad.deploy.delivery.PipelineStack;
import in.syncad.deploy.delivery.RegistryStack;
import in.syncad.deploy.edge.EdgeStack;
import in.syncad.deploy.edge.GlobalStack;
import in.syncad.deploy.environment.Environment;
import in.syncad.deploy.environment.Registry;
import in.syncad.deploy.environment.Release;
import in.syncad.deploy.foundation.FoundationStack;
import in.syncad.deploy.services.ServicesStack;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.Validations;

/// Puts the stacks together, in the order in which they are deployed. A template that the schema of CloudFormation
/// forbids fails the synthesis; one with a finding of cdk-nag that nobody explained fails the tests, and the CDK
/// deploys none.
final class Stacks {

    private static final Map<String, Object> CONTEXT = Map.of(
            "@aws-cdk/core:validateAgainstDefaultRules",
            true,
            // A stack cannot lose what another one uses.
            "@aws-cdk/core:defaultCrossStackReferences",
            "strong");

    private Stacks() {}

    /// Those of one environment, with a release in them.
    static App ofRelease(Environment environment, Release release, String output) {
        App app = app(output);
        String account = environment.account().id();
        StackProps here = in(account, Environment.REGION, environment.keepsData());
        StackProps global = in(account, Environment.GLOBAL_REGION, environment.keepsData());
        GlobalStack world = new GlobalStack(app, global, environment);
        FoundationStack foundation = new FoundationStack(app, here, environment, release);
        ServicesStack services = new ServicesStack(app, here, environment, foundation, release);
        new EdgeStack(app, here, environment, world, foundation, services);
        tag(app, environment.name().text());
        return app;
    }

    /// That which lets pipelines into an environment's account.
    static App ofPipeline(Environment environment, String output) {
        App app = app(output);
        new PipelineStack(app, in(environment.account().id(), Environment.REGION, true), environment);
        tag(app, environment.name().text());
        return app;
    }

    /// That of the account which keeps the images.
    static App ofRegistry(Registry registry, String output) {
        App app = app(output);
        new RegistryStack(app, in(registry.account(), Environment.REGION, true), registry);
        tag(app, "registry");
        return app;
    }

    static App app(String output) {
        App app = new App(AppProps.builder()
                .context(CONTEXT)
                .outdir(output)
                .analyticsReporting(false)
                .build());
        Validations.of(app)
                .acknowledge(Acknowledgment.builder()
                        .id("CloudFormation-Validate::W3010")
                        .reason("zones are named, so that templates can be made without asking AWS")
                        .build());
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
        return app;
    }

    /// @param keep whether a stack there refuses to be deleted
    private static StackProps in(String account, String region, boolean keep) {
        return StackProps.builder()
                .terminationProtection(keep)
                .env(software.amazon.awscdk.Environment.builder()
                        .account(account)
                        .region(region)
                        .build())
                .crossRegionReferences(true)
                .build();
    }

    /// All but listener rules, which must not change without need (see `LoadBalancer`).
    private static void tag(App app, String environment) {
        Tags.of(app)
                .add(
                        "syncad:environment",
                        environment,
                        TagProps.builder()
                                .excludeResourceTypes(List.of("AWS::ElasticLoadBalancingV2::ListenerRule"))
                                .build());
    }
}
