package in.syncad.embedded.s3;

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

    @Override
    public String toString() {
        return "S3Settings[directory=%s, port=%d, bucket=%s]".formatted(directory, port, bucket);
    }
}
