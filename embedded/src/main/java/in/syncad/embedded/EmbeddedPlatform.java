package in.syncad.embedded;

import in.syncad.embedded.aws.LocalAws;
import in.syncad.embedded.aws.LocalAwsSettings;
import in.syncad.embedded.postgres.PostgresServer;
import in.syncad.embedded.postgres.PostgresSettings;
import in.syncad.embedded.process.LocalPort;
import in.syncad.embedded.process.OwnFiles;
import in.syncad.embedded.process.TemporaryDirectory;
import in.syncad.embedded.redis.RedisServer;
import in.syncad.embedded.redis.RedisSettings;
import in.syncad.embedded.s3.S3Server;
import in.syncad.embedded.s3.S3Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// All embedded services together. Each is started by the first call that asks for it, so a test that needs only
/// PostgreSQL waits for nothing else.
public final class EmbeddedPlatform implements AutoCloseable {

    private static final String BUCKET = "syncad-assets";
    private static final String ACCESS_KEY = "LOCALSYNCADACCESSKEY";

    private final Path directory;
    private final Optional<Ports> ports;
    private final String baseDomain;
    private final OnDemand<PostgresServer> postgres = new OnDemand<>(this::startPostgres);
    private final OnDemand<RedisServer> redis = new OnDemand<>(this::startRedis);
    private final OnDemand<S3Server> s3 = new OnDemand<>(this::startS3);
    private final OnDemand<LocalAws> aws = new OnDemand<>(this::startAws);

    private EmbeddedPlatform(Path directory, Optional<Ports> ports, String baseDomain) {
        this.directory = directory;
        this.ports = ports;
        this.baseDomain = baseDomain;
    }

    /// The one platform of this JVM for tests: throw-away data, free ports, closed when the JVM ends.
    public static EmbeddedPlatform shared() {
        return Shared.PLATFORM;
    }

    /// A platform of its own for a test that kills or faults services. Close it.
    public static EmbeddedPlatform temporary() {
        return new EmbeddedPlatform(TemporaryDirectory.create(), Optional.empty(), "syncad.in");
    }

    /// A platform whose data is kept in that directory, at fixed ports. Nothing runs yet: ask for the services.
    ///
    /// @param baseDomain below which the schools live, such as `syncad.in`
    public static EmbeddedPlatform in(Path directory, Ports ports, String baseDomain) {
        return new EmbeddedPlatform(
                OwnFiles.directory(directory.toAbsolutePath(), "rwx--x--x"), Optional.of(ports), baseDomain);
    }

    public PostgresServer postgres() {
        return postgres.get();
    }

    public RedisServer redis() {
        return redis.get();
    }

    public S3Server s3() {
        return s3.get();
    }

    /// All AWS services but S3, with the name server and the inbox.
    public LocalAws aws() {
        return aws.get();
    }

    /// What a service needs to know of this platform, by the contract's names; starts whatever does not run yet.
    /// `DATABASE_URL` is that of `provisioning-service`.
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("BASE_DOMAIN", baseDomain);
        environment.put("DATABASE_URL", postgres().provisioningUrl());
        environment.put("REDIS_URL", redis().url());
        environment.put("AWS_REGION", aws().region());
        environment.put("AWS_ACCESS_KEY_ID", ACCESS_KEY);
        environment.put("AWS_SECRET_ACCESS_KEY", secretKey());
        environment.put("AWS_ENDPOINT_URL", aws().endpoint().toString());
        environment.put("AWS_ENDPOINT_URL_S3", s3().endpoint().toString());
        environment.put("ROUTE53_HOSTED_ZONE_ID", aws().hostedZoneId());
        environment.put("SES_FROM_EMAIL", "noreply@" + baseDomain);
        environment.put("SES_CONFIGURATION_SET", aws().mailConfigurationSet());
        environment.put("SNS_TOPIC_ARNS", aws().eventTopicArn());
        environment.put("SNS_PLATFORM_APPLICATION_ARN", aws().pushApplicationArn());
        environment.put("S3_BUCKET", BUCKET);
        environment.put("S3_CDN_URL", s3().endpoint() + "/" + BUCKET);
        return environment;
    }

    /// The same for the `api`, which logs in to the central database with fewer rights.
    public Map<String, String> apiEnvironment() {
        Map<String, String> environment = environment();
        environment.put("DATABASE_URL", postgres().apiUrl());
        return environment;
    }

    /// Stops everything that was started; data in a given directory stays.
    @Override
    public void close() {
        aws.close();
        s3.close();
        redis.close();
        postgres.close();
        if (ports.isEmpty()) {
            try {
                OwnFiles.delete(directory);
            } catch (IOException undeletable) {
                throw new UncheckedIOException(undeletable);
            }
        }
    }

    private PostgresServer startPostgres() {
        return PostgresServer.start(
                ports.map(chosen -> PostgresSettings.kept(directory.resolve("postgres"), chosen.postgres()))
                        .orElseGet(PostgresSettings::temporary));
    }

    private RedisServer startRedis() {
        return RedisServer.start(ports.map(chosen -> RedisSettings.kept(directory.resolve("redis"), chosen.redis()))
                .orElseGet(RedisSettings::temporary));
    }

    private S3Server startS3() {
        int port = ports.map(Ports::s3).orElseGet(LocalPort::choose);
        return S3Server.start(
                new S3Settings(directory.resolve("s3"), port, BUCKET, ACCESS_KEY, secretKey(), baseDomain));
    }

    private LocalAws startAws() {
        LocalAwsSettings settings = LocalAwsSettings.in(OwnFiles.directory(directory.resolve("aws"), "rwx------"))
                .withBaseDomain(baseDomain)
                .withCredentials(ACCESS_KEY, secretKey());
        return LocalAws.start(ports.map(chosen -> settings.withPorts(chosen.aws(), chosen.dns(), chosen.inbox()))
                .orElse(settings));
    }

    private synchronized String secretKey() {
        return OwnFiles.keptSecret(directory.resolve("aws-secret-key"));
    }

    private static final class Shared {

        static final EmbeddedPlatform PLATFORM = temporary();

        static {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(PLATFORM::close));
        }
    }
}
