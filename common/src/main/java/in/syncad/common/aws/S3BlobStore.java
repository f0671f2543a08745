package in.syncad.common.aws;

import in.syncad.common.blob.BlobSettings;
import in.syncad.common.blob.BlobStore;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/// Files in S3. The SDK adds a checksum to what it stores and verifies it on what it reads.
final class S3BlobStore implements BlobStore {

    private static final AwsFailures S3 = AwsFailures.quoting("S3");

    private final S3Client client;
    private final String bucket;

    S3BlobStore(S3Client client, BlobSettings settings) {
        this.client = client;
        this.bucket = settings.bucket();
    }

    @Override
    public void put(String key, Path file, String contentType) {
        put(key, RequestBody.fromFile(file), contentType);
    }

    @Override
    public void put(String key, InputStream content, long length, String contentType) {
        put(key, RequestBody.fromInputStream(content, length), contentType);
    }

    @Override
    public boolean exists(String key) {
        return S3.idempotent("HeadObject", () -> {
            try {
                client.headObject(request -> request.bucket(bucket).key(key));
                return true;
            } catch (NoSuchKeyException e) {
                return false;
            }
        });
    }

    @Override
    public Optional<InputStream> find(String key) {
        return S3.idempotent("GetObject", () -> {
            try {
                return Optional.of(
                        client.getObject(request -> request.bucket(bucket).key(key)));
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void delete(String key) {
        S3.idempotent(
                "DeleteObject",
                () -> client.deleteObject(request -> request.bucket(bucket).key(key)));
    }

    private void put(String key, RequestBody body, String contentType) {
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .contentType(contentType)
                .build();
        S3.idempotent("PutObject", () -> client.putObject(request, body));
    }
}
