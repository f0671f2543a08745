package in.syncad.common.aws;

import in.syncad.common.blob.BlobFacts;
import in.syncad.common.blob.BlobSettings;
import in.syncad.common.blob.BlobStore;
import in.syncad.common.blob.ListedBlob;
import in.syncad.common.blob.Sha256;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Files in S3. The SDK adds a checksum to what it stores and verifies it on what it reads.
final class S3BlobStore implements BlobStore {

    private static final AwsFailures S3 = AwsFailures.quoting("S3");
    private static final int PRECONDITION_FAILED = 412;

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
        return facts(key).isPresent();
    }

    @Override
    public Optional<BlobFacts> facts(String key) {
        return found(
                "HeadObject",
                () -> facts(client.headObject(
                        request -> request.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED))));
    }

    @Override
    public Optional<InputStream> find(String key) {
        return found(
                "GetObject",
                () -> client.getObject(request -> request.bucket(bucket).key(key)));
    }

    @Override
    public boolean copy(String from, String tag, String to) {
        return S3.idempotent("CopyObject", () -> {
            try {
                client.copyObject(request -> request.sourceBucket(bucket)
                        .sourceKey(from)
                        .copySourceIfMatch(tag)
                        .destinationBucket(bucket)
                        .destinationKey(to));
                return true;
            } catch (S3Exception e) {
                if (isNoSuchKey(e) || e.statusCode() == PRECONDITION_FAILED) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public void list(String prefix, Consumer<ListedBlob> each) {
        S3.idempotent("ListObjectsV2", () -> {
            client.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                    .map(S3BlobStore::listed)
                    .forEach(each);
            return prefix;
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

    private static <T> Optional<T> found(String operation, Supplier<T> call) {
        return S3.idempotent(operation, () -> {
            try {
                return Optional.of(call.get());
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            }
        });
    }

    private static BlobFacts facts(HeadObjectResponse head) {
        return new BlobFacts(
                head.contentLength(),
                head.contentType(),
                head.eTag(),
                // Of a blob that came in parts it is one of digests, marked by a dash.
                Optional.ofNullable(head.checksumSHA256())
                        .filter(checksum -> checksum.indexOf('-') < 0)
                        .map(Sha256::new));
    }

    private static ListedBlob listed(S3Object blob) {
        return new ListedBlob(blob.key(), blob.size(), blob.lastModified());
    }

    /// Copying says it in a general exception.
    private static boolean isNoSuchKey(S3Exception e) {
        return "NoSuchKey".equals(e.awsErrorDetails().errorCode());
    }
}
