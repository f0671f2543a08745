package in.syncad.common.aws;

import in.syncad.common.blob.BlobSettings;
import in.syncad.common.settings.AwsSettings;
import in.syncad.embedded.process.LocalPort;
import in.syncad.embedded.process.TemporaryDirectory;
import in.syncad.embedded.s3.S3Server;
import in.syncad.embedded.s3.S3Settings;
import java.net.URI;
import java.util.Optional;

/// Where the contract tests of the adapters find S3: one in this JVM, or any other by `-Ds3.endpoint`, `-Ds3.bucket`,
/// `-Ds3.accessKey` and `-Ds3.secretKey`.
final class S3Endpoint {

    static final BlobSettings BUCKET = new BlobSettings(System.getProperty("s3.bucket", "files"));
    static final AwsClients CLIENTS = new AwsClients(new AwsSettings(
            System.getProperty("s3.region", "ap-south-1"),
            Optional.of(new AwsSettings.Keys(
                    System.getProperty("s3.accessKey", "AKIATEST"), System.getProperty("s3.secretKey", "secret"))),
            Optional.empty(),
            Optional.of(endpoint())));

    private S3Endpoint() {}

    private static URI endpoint() {
        return Optional.ofNullable(System.getProperty("s3.endpoint"))
                .map(URI::create)
                .orElseGet(() -> start().endpoint());
    }

    private static S3Server start() {
        S3Server server = S3Server.start(new S3Settings(
                TemporaryDirectory.create(), LocalPort.choose(), "files", "AKIATEST", "secret", "syncad.in"));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
        return server;
    }
}
