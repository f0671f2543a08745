package in.syncad.embedded.aws;

import in.syncad.embedded.aws.contract.AwsClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/// An emulator of one test, with clients for all its faces.
record RunningAws(LocalAws aws, AwsClients clients, HttpClient http) implements AutoCloseable {

    /// A fresh one whose DNS changes are visible at once.
    static RunningAws start() {
        try {
            return start(LocalAwsSettings.in(Files.createTempDirectory("local-aws"))
                    .withPropagation(Duration.ZERO)
                    .withRoute53Rate(1_000, 1_000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RunningAws start(LocalAwsSettings settings) {
        LocalAws aws = LocalAws.start(settings);
        AwsClients clients = AwsClients.of(aws.endpoint(), aws.accessKey(), aws.secretKey());
        return new RunningAws(aws, clients, HttpClient.newHttpClient());
    }

    static LocalAwsSettings settings(Path directory) {
        return LocalAwsSettings.in(directory).withPropagation(Duration.ZERO).withRoute53Rate(1_000, 1_000);
    }

    HttpResponse<String> get(URI uri) throws Exception {
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    /// What the name server says, over UDP.
    Message dns(String name, String type) throws Exception {
        SimpleResolver resolver = new SimpleResolver("127.0.0.1");
        resolver.setPort(aws.dnsPort());
        resolver.setTimeout(Duration.ofSeconds(5));
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name), Type.value(type), DClass.IN)));
    }

    @Override
    public void close() {
        http.close();
        clients.close();
        aws.close();
    }
}
