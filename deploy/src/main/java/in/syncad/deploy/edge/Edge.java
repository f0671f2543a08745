package in.syncad.deploy.edge;

import in.syncad.deploy.AcceptedFindings;
import in.syncad.deploy.environment.Environment;
import in.syncad.deploy.environment.Hosts;
import in.syncad.deploy.foundation.Storage;
import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.IDistribution;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.OriginSslPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.cloudfront.origins.VpcOrigin;
import software.amazon.awscdk.services.cloudfront.origins.VpcOriginWithEndpointProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.IApplicationLoadBalancer;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/// Two distributions of CloudFront behind one firewall: one passes everything on to the load balancer, which has no
/// address on the internet, and keeps nothing; one keeps the published files.
final class Edge extends Construct {

    private final Environment environment;
    private final GlobalStack global;
    private final IBucket logs;
    private final Distribution everything;
    private final Distribution published;

    Edge(
            Construct scope,
            Environment environment,
            GlobalStack global,
            Storage storage,
            IApplicationLoadBalancer loadBalancer) {
        super(scope, "Edge");
        this.environment = environment;
        this.global = global;
        this.logs = storage.accessLogs();
        Hosts hosts = environment.hosts();
        this.everything = distribution("Everything", List.of(hosts.api(), hosts.wildcard()), passedOn(loadBalancer));
        this.published = distribution("Published", List.of(hosts.cdn()), kept(storage));
    }

    IDistribution everything() {
        return everything;
    }

    IDistribution published() {
        return published;
    }

    private Distribution distribution(String id, List<String> names, BehaviorOptions behaviour) {
        Distribution distribution = Distribution.Builder.create(this, id)
                .comment(environment.prefix() + ": " + id.toLowerCase(Locale.ROOT))
                .domainNames(names)
                .certificate(global.certificate())
                .webAclId(global.firewall())
                .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021)
                .httpVersion(HttpVersion.HTTP2_AND_3)
                .enableLogging(true)
                .logBucket(logs)
                .logFilePrefix("edge/" + id)
                .defaultBehavior(behaviour)
                .build();
        AcceptedFindings.accept(distribution, "CFR1", "parents who travel read what their school writes, too");
        return distribution;
    }

    /// The host goes along, because it names the school. WebSockets pass as they are.
    private static BehaviorOptions passedOn(IApplicationLoadBalancer loadBalancer) {
        VpcOriginWithEndpointProps secured = VpcOriginWithEndpointProps.builder()
                .protocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
                .originSslProtocols(List.of(OriginSslPolicy.TLS_V1_2))
                .readTimeout(Duration.seconds(60))
                .keepaliveTimeout(Duration.seconds(60))
                .build();
        return BehaviorOptions.builder()
                .origin(VpcOrigin.withApplicationLoadBalancer(loadBalancer, secured))
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .cachePolicy(CachePolicy.CACHING_DISABLED)
                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER)
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .build();
    }

    /// Keys of published files are random and never used twice, so they may be kept for as long as anybody likes.
    private BehaviorOptions kept(Storage storage) {
        IBucket files = Bucket.fromBucketName(this, "Files", storage.files().getBucketName());
        Annotations.of(this)
                .acknowledgeWarning(
                        "@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac",
                        "the bucket's own stack lets CloudFront in, and to what is published only");
        return BehaviorOptions.builder()
                .origin(S3BucketOrigin.withOriginAccessControl(files))
                .cachePolicy(CachePolicy.CACHING_OPTIMIZED)
                .responseHeadersPolicy(ResponseHeadersPolicy.SECURITY_HEADERS)
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .compress(true)
                .build();
    }
}
