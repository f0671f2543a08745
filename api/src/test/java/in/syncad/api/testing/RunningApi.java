package in.syncad.api.testing;

import in.syncad.api.ApiApplication;
import in.syncad.common.secret.Secrets;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.embedded.EmbeddedPlatform;
import in.syncad.embedded.aws.LocalAws;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole service, started as `main` starts it, on real PostgreSQL and Redis and the emulator of AWS.
public final class RunningApi implements AutoCloseable {

    static {
        // Of clients of this service, before the first one is made, here or in the service: a school is named by the
        // host.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        // Seconds; less than the server keeps idle connections, so that none is used in the moment it is closed.
        System.setProperty("jdk.httpclient.keepalive.timeout", "5");
    }

    public static final String OPERATOR_KEY = "the operator's key in tests";

    public static final String WHATSAPP_TOKEN = "WhatsApp's token in tests";
    public static final String WHATSAPP_SECRET = "WhatsApp's secret in tests";
    public static final String EXOTEL_TOKEN = "Exotel-token-in-our-tests";

    private final LocalAws aws;
    private final TestSchools schools;
    private final ConfigurableApplicationContext context;
    private Optional<Contract> contract = Optional.empty();

    private RunningApi(EmbeddedPlatform platform, Map<String, Object> changes) {
        this.aws = platform.aws();
        this.context = ApiApplication.application()
                // As arguments, because these are stronger than api.yml.
                .run(environment(platform, changes).entrySet().stream()
                        .map(variable -> "--%s=%s".formatted(variable.getKey(), variable.getValue()))
                        .toArray(String[]::new));
        this.schools = new TestSchools(
                DatabaseUrl.parse(platform.postgres().provisioningUrl()), context.getBean(Secrets.class));
    }

    /// The one that most tests share. Nothing in it may be broken or turned off.
    public static RunningApi shared() {
        return Shared.API;
    }

    /// One of its own, for a test that breaks something. Close it.
    public static RunningApi on(EmbeddedPlatform platform, Map<String, Object> changes) {
        return new RunningApi(platform, changes);
    }

    public TestSchools schools() {
        return schools;
    }

    public Inbox inbox() {
        return new Inbox(aws);
    }

    public LocalAws aws() {
        return aws;
    }

    public int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// What every answer to every client is held against: the service's own description of itself.
    public synchronized Contract contract() {
        if (contract.isEmpty()) {
            URI document = URI.create("http://127.0.0.1:%d/docs/openapi.json".formatted(port()));
            try (InputStream text = document.toURL().openStream()) {
                contract = Optional.of(Contract.of(new String(text.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return contract.get();
    }

    /// A client that reaches the service under that host name.
    public ApiClient at(String host) {
        return new ApiClient(this, host);
    }

    @Override
    public void close() {
        context.close();
    }

    private static Map<String, Object> environment(EmbeddedPlatform platform, Map<String, Object> changes) {
        Map<String, Object> environment = new HashMap<>(platform.apiEnvironment());
        environment.put("JWT_SECRET", "a secret for tests with more than thirty-two bytes");
        environment.put("HOST", "127.0.0.1");
        environment.put("OPERATOR_KEY", OPERATOR_KEY);
        environment.put("PORT", "0");
        environment.put("WHATSAPP_VERIFY_TOKEN", WHATSAPP_TOKEN);
        environment.put("WHATSAPP_APP_SECRET", WHATSAPP_SECRET);
        environment.put("EXOTEL_WEBHOOK_TOKEN", EXOTEL_TOKEN);
        // All tests come from one address.
        environment.put("ONE_TIME_PASSWORDS_PER_ADDRESS_AND_HOUR", "100000");
        environment.put("syncad.passwords.per-address-and-hour", "100000");
        for (String limited : List.of("ADDRESS", "SIGN_IN", "USER", "SCHOOL")) {
            environment.put("RATE_LIMIT_" + limited, "10000000");
        }
        environment.putAll(changes);
        return environment;
    }

    private static final class Shared {

        static final RunningApi API = new RunningApi(EmbeddedPlatform.shared(), Map.of());
    }
}
