package in.syncad.embedded;

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

    static final String BASE_DOMAIN = "syncad.in";
    private static final String BUCKET = "syncad-assets";
    private static final String REGION = "ap-south-1";
    private static final String ACCESS_KEY = "LOCALSYNCADACCESSKEY";

    private final Path directory;
    private final Optional<Ports> ports;
    private Optional<PostgresServer> postgres = Optional.empty();
    private Optional<RedisServer> redis = Optional.empty();
    private Optional<S3Server> s3 = Optional.empty();
    private boolean closed;

    private EmbeddedPlatform(Path directory, Optional<Ports> ports) {
        this.directory = directory;
        this.ports = ports;
    }

    /// The one platform of this JVM for tests: throw-away data, free ports, closed when the JVM ends.
    public static EmbeddedPlatform shared() {
        return Shared.PLATFORM;
    }

    /// A platform whose data is kept in that directory, at fixed ports. Nothing runs yet: ask for the services.
    public static EmbeddedPlatform in(Path directory, Ports ports) {
        return new EmbeddedPlatform(OwnFiles.directory(directory.toAbsolutePath(), "rwx--x--x"), Optional.of(ports));
    }

    /// A platform of its own for a test that kills or faults services. Close it.
    public static EmbeddedPlatform temporary() {
        return new EmbeddedPlatform(TemporaryDirectory.create(), Optional.empty());
    }

    public synchronized PostgresServer postgres() {
        requireOpen();
        PostgresServer running = postgres.orElseGet(() -> PostgresServer.start(
                ports.map(chosen -> PostgresSettings.kept(directory.resolve("postgres"), chosen.postgres()))
                        .orElseGet(PostgresSettings::temporary)));
        postgres = Optional.of(running);
        return running;
    }

    public synchronized RedisServer redis() {
        requireOpen();
        RedisServer running = redis.orElseGet(() ->
                RedisServer.start(ports.map(chosen -> RedisSettings.kept(directory.resolve("redis"), chosen.redis()))
                        .orElseGet(RedisSettings::temporary)));
        redis = Optional.of(running);
        return running;
    }

    public synchronized S3Server s3() {
        requireOpen();
        S3Server running = s3.orElseGet(() -> S3Server.start(new S3Settings(
                directory.resolve("s3"),
                ports.map(Ports::s3).orElseGet(LocalPort::choose),
                BUCKET,
                ACCESS_KEY,
                secretKey(),
                BASE_DOMAIN)));
        s3 = Optional.of(running);
        return running;
    }

    /// What a service needs to know of this platform, by the contract's names; starts whatever does not run yet.
    /// `DATABASE_URL` is that of `provisioning-service`.
    public synchronized Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("DATABASE_URL", postgres().provisioningUrl());
        environment.put("REDIS_URL", redis().url());
        environment.put("AWS_REGION", REGION);
        environment.put("AWS_ACCESS_KEY_ID", ACCESS_KEY);
        environment.put("AWS_SECRET_ACCESS_KEY", secretKey());
        environment.put("AWS_ENDPOINT_URL_S3", s3().endpoint().toString());
        environment.put("SES_FROM_EMAIL", "noreply@" + BASE_DOMAIN);
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
    public synchronized void close() {
        closed = true;
        s3.ifPresent(S3Server::close);
        redis.ifPresent(RedisServer::close);
        postgres.ifPresent(PostgresServer::close);
        if (ports.isEmpty()) {
            try {
                OwnFiles.delete(directory);
            } catch (IOException undeletable) {
                throw new UncheckedIOException(undeletable);
            }
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the embedded platform is closed");
        }
    }

    private String secretKey() {
        return OwnFiles.keptSecret(directory.resolve("aws-secret-key"));
    }

    private static final class Shared {

        static final EmbeddedPlatform PLATFORM = temporary();

        static {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(PLATFORM::close));
        }
    }
}
