package in.syncad.common.aws;

import in.syncad.common.settings.AwsSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Makes the SDK's clients: region, keys, endpoint, time-outs and how often the SDK itself tries. Making one calls
/// nobody.
final class AwsClients implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(15);
    /// Files take as long as they take; a connection that stands still this long is given up.
    private static final Duration STANDSTILL = Duration.ofSeconds(30);
    /// So no file meets it. It is there because every client has to have a limit, or none: the JVM may take a thread
    /// into code that was compiled when one of the two was unknown (JDK-8389310). Then a 404 of S3 becomes an
    /// `IncompatibleClassChangeError`.
    private static final Duration FILE = Duration.ofHours(6);
    /// Shorter than AWS keeps idle connections, so that none is used that the other side has just closed.
    private static final Duration IDLE = Duration.ofSeconds(20);

    private static final int CONNECTIONS = 64;

    private final AwsSettings settings;
    private final Duration attempt;
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient http = ApacheHttpClient.builder()
            .connectionTimeout(CONNECT)
            .connectionAcquisitionTimeout(CONNECT)
            .socketTimeout(STANDSTILL)
            .connectionMaxIdleTime(IDLE)
            .maxConnections(CONNECTIONS)
            .build();

    AwsClients(AwsSettings settings) {
        this(settings, ATTEMPT);
    }

    /// @param attempt how long one attempt may take, files aside
    AwsClients(AwsSettings settings, Duration attempt) {
        this.settings = settings;
        this.attempt = attempt;
        this.credentials = settings.keys()
                .<AwsCredentialsProvider>map(keys -> StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey())))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    /// A client for calls that may be repeated; the SDK does so, up to that many attempts.
    <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C repeating(B builder, int attempts) {
        RetryStrategy strategy = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(attempts)
                .build();
        return build(builder, strategy);
    }

    /// A client for calls without idempotency: one attempt, whatever happens.
    <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C once(B builder) {
        return build(builder, AwsRetryStrategy.doNotRetry());
    }

    S3Client s3() {
        var builder = S3Client.builder().forcePathStyle(settings.s3Endpoint().isPresent());
        return configured(builder, settings.s3Endpoint())
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                        .apiCallAttemptTimeout(FILE)
                        .apiCallTimeout(FILE)
                        .build())
                .build();
    }

    /// Signs without calling anybody. Checksums are signed where one is given, and only there: a client cannot send
    /// one of content that nobody knows yet.
    S3Presigner presigner() {
        S3Presigner.Builder builder = S3Presigner.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials)
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(settings.s3Endpoint().isPresent())
                        .build());
        settings.s3Endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    @Override
    public void close() {
        http.close();
    }

    private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C build(
            B builder, RetryStrategy strategy) {
        return configured(builder, settings.endpoint())
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(strategy)
                        .apiCallAttemptTimeout(attempt)
                        .apiCallTimeout(CALL)
                        .build())
                .build();
    }

    private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> B configured(
            B builder, Optional<URI> endpoint) {
        builder.region(Region.of(settings.region()))
                .credentialsProvider(credentials)
                .httpClient(http);
        endpoint.ifPresent(builder::endpointOverride);
        return builder;
    }
}
