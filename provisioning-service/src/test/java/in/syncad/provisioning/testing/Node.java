package in.syncad.provisioning.testing;

import in.syncad.provisioning.ProvisioningApplication;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The service as it is deployed, in this JVM and on a port of its own.
public final class Node implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Node(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// @param variables in place of the usual ones
    /// @param additions configuration classes beside the application's own
    public static Node start(Map<String, String> variables, Class<?>... additions) {
        Map<String, Object> properties = new HashMap<>(Platform.environment());
        properties.putAll(variables);
        properties.put("spring.config.name", "provisioning");
        return new Node(new SpringApplicationBuilder(ProvisioningApplication.class)
                .sources(additions)
                .properties(properties)
                .run());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Operator operator() {
        return new Operator(
                URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port")));
    }

    @Override
    public void close() {
        context.close();
    }
}
