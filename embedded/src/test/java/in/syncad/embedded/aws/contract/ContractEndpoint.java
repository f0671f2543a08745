package in.syncad.embedded.aws.contract;

import in.syncad.embedded.aws.LocalAws;
import in.syncad.embedded.aws.LocalAwsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives contract tests their clients: for the endpoint of `syncad.contract.endpoint` when that is set, else for an
/// emulator that runs as long as the tests do.
final class ContractEndpoint implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(ContractEndpoint.class);

    private record Connection(AwsClients clients, AutoCloseable endpoint) implements AutoCloseable {

        @Override
        public void close() throws Exception {
            clients.close();
            endpoint.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == AwsClients.class;
    }

    @Override
    public AwsClients resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Connection.class, _ -> connect(), Connection.class)
                .clients();
    }

    private static Connection connect() {
        String endpoint = System.getProperty("syncad.contract.endpoint", "");
        if (endpoint.isEmpty()) {
            LocalAws aws = LocalAws.start(settings());
            return new Connection(AwsClients.of(aws.endpoint(), aws.accessKey(), aws.secretKey()), aws);
        }
        String accessKey = System.getProperty("syncad.contract.accessKey", "contract");
        String secretKey = System.getProperty("syncad.contract.secretKey", "contract");
        return new Connection(AwsClients.of(URI.create(endpoint), accessKey, secretKey), () -> {});
    }

    private static LocalAwsSettings settings() {
        try {
            return LocalAwsSettings.in(Files.createTempDirectory("aws-contract"))
                    .withRoute53Rate(1_000, 1_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
