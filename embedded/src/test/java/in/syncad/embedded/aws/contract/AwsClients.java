package in.syncad.embedded.aws.contract;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

/// The plain SDK clients, pointed at one endpoint.
public record AwsClients(URI endpoint, String accessKey, String secretKey, SdkHttpClient http)
        implements AutoCloseable {

    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime());

    public static AwsClients of(URI endpoint, String accessKey, String secretKey) {
        SdkHttpClient http = ApacheHttpClient.builder()
                .maxConnections(64)
                .socketTimeout(Duration.ofSeconds(20))
                .build();
        return new AwsClients(endpoint, accessKey, secretKey, http);
    }

    /// A name that no run has used before.
    public static String unique(String prefix) {
        return prefix + "-" + Long.toString(NUMBER.incrementAndGet(), 36);
    }

    public Route53Client route53() {
        return configured(Route53Client.builder()).build();
    }

    public AcmClient acm() {
        return configured(AcmClient.builder()).build();
    }

    public SecretsManagerClient secretsManager() {
        return configured(SecretsManagerClient.builder()).build();
    }

    public SesV2Client ses() {
        return configured(SesV2Client.builder()).build();
    }

    public SnsClient sns() {
        return configured(SnsClient.builder()).build();
    }

    public StsClient sts() {
        return configured(StsClient.builder()).build();
    }

    public CloudWatchClient cloudWatch() {
        return configured(CloudWatchClient.builder()).build();
    }

    /// The same endpoint with other keys.
    public AwsClients signedBy(String otherAccessKey, String otherSecretKey) {
        return new AwsClients(endpoint, otherAccessKey, otherSecretKey, http);
    }

    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.AP_SOUTH_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .httpClient(http);
    }

    /// A client that reports the first failure instead of trying again.
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C withoutRetries(B builder) {
        return configured(builder)
                .overrideConfiguration(options -> options.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    @Override
    public void close() {
        http.close();
    }
}
