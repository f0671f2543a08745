package in.syncad.embedded.s3;

import in.syncad.embedded.process.LocalPort;
import in.syncad.embedded.process.TemporaryDirectory;
import java.nio.file.Path;

/// What an S3 endpoint serves and to whom.
///
/// @param directory holds the objects, one directory for each bucket
/// @param port of 127.0.0.1
/// @param bucket made at the start
/// @param accessKey of the only account
/// @param secretKey of the only account
/// @param baseDomain pages of `https://{anything}.{baseDomain}` may upload and download
public record S3Settings(
        Path directory, int port, String bucket, String accessKey, String secretKey, String baseDomain) {

    /// An endpoint whose objects go with this JVM.
    public static S3Settings temporary(String bucket, String accessKey, String secretKey) {
        return new S3Settings(
                TemporaryDirectory.create(), LocalPort.choose(), bucket, accessKey, secretKey, "syncad.in");
    }

    @Override
    public String toString() {
        return "S3Settings[directory=%s, port=%d, bucket=%s]".formatted(directory, port, bucket);
    }
}
