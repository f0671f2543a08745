package in.syncad.deploy.foundation;

import in.syncad.deploy.environment.Environment;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CorsRule;
import software.amazon.awscdk.services.s3.HttpMethods;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/// One bucket for the files of schools and the last dumps of their databases, and one for logs of access. Neither is
/// public; what lies below `public/` is read through CloudFront.
public final class Storage extends Construct {

    /// Below which files are for everybody who knows their address.
    public static final String PUBLISHED = "public/*";

    private static final Duration LOGS_KEPT = Duration.days(90);
    /// How long a file that was overwritten or deleted can be brought back.
    private static final Duration REGRET = Duration.days(30);

    private final Environment environment;
    private final Bucket accessLogs;
    private final Bucket files;

    Storage(Construct scope, Environment environment) {
        super(scope, "Storage");
        this.environment = environment;
        this.accessLogs = hidden("AccessLogs")
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED)
                .lifecycleRules(
                        List.of(LifecycleRule.builder().expiration(LOGS_KEPT).build()))
                .build();
        this.files = hidden("Files")
                .versioned(true)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .noncurrentVersionExpiration(REGRET)
                        // A day longer than an upload in parts is allowed to take.
                        .abortIncompleteMultipartUploadAfter(Duration.days(2))
                        .build()))
                .cors(List.of(uploads()))
                .serverAccessLogsBucket(accessLogs)
                .serverAccessLogsPrefix("files/")
                .build();
        files.addToResourcePolicy(publishedThroughCloudFront());
    }

    public Bucket files() {
        return files;
    }

    public Bucket accessLogs() {
        return accessLogs;
    }

    private Bucket.Builder hidden(String id) {
        return Bucket.Builder.create(this, id)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .removalPolicy(environment.keepsData() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
    }

    /// Browsers put files straight into the bucket, by URLs that the api signed.
    private CorsRule uploads() {
        return CorsRule.builder()
                .allowedOrigins(List.of("https://" + environment.hosts().wildcard()))
                .allowedMethods(List.of(HttpMethods.GET, HttpMethods.PUT))
                .allowedHeaders(List.of("*"))
                .maxAge(3600)
                .build();
    }

    /// Any distribution of this account: ours stands in another stack, and needs this bucket itself.
    private PolicyStatement publishedThroughCloudFront() {
        String distributions = "arn:aws:cloudfront::%s:distribution/*"
                .formatted(environment.account().id());
        return PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("cloudfront.amazonaws.com")))
                .actions(List.of("s3:GetObject"))
                .resources(List.of(files.arnForObjects(PUBLISHED)))
                .conditions(Map.of("ArnLike", Map.of("AWS:SourceArn", distributions)))
                .build();
    }
}
