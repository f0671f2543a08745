package in.syncad.common.aws;

import in.syncad.common.blob.BlobSettings;
import in.syncad.common.blob.MultipartUploads;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/// Blobs in parts, in S3.
final class S3MultipartUploads implements MultipartUploads {

    private static final AwsFailures S3 = AwsFailures.quoting("S3");

    private final S3Client client;
    private final String bucket;

    S3MultipartUploads(S3Client client, BlobSettings settings) {
        this.client = client;
        this.bucket = settings.bucket();
    }

    /// Repeated after a lost answer it begins another one; the first stays empty and costs nothing.
    @Override
    public Id begin(String key, String contentType) {
        return S3.idempotent(
                "CreateMultipartUpload",
                () -> new Id(
                        key,
                        client.createMultipartUpload(request ->
                                        request.bucket(bucket).key(key).contentType(contentType))
                                .uploadId()));
    }

    @Override
    public List<Part> parts(Id upload) {
        return S3.idempotent("ListParts", () -> {
            try {
                return client
                        .listPartsPaginator(request ->
                                request.bucket(bucket).key(upload.key()).uploadId(upload.token()))
                        .parts()
                        .stream()
                        .map(part -> new Part(part.partNumber(), part.size(), part.eTag()))
                        .toList();
            } catch (NoSuchUploadException e) {
                return List.of();
            }
        });
    }

    @Override
    public void complete(Id upload, List<Part> parts) {
        List<CompletedPart> completed = parts.stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.number())
                        .eTag(part.tag())
                        .build())
                .toList();
        S3.once(
                "CompleteMultipartUpload",
                () -> client.completeMultipartUpload(request -> request.bucket(bucket)
                        .key(upload.key())
                        .uploadId(upload.token())
                        .multipartUpload(all -> all.parts(completed))));
    }

    @Override
    public void abort(Id upload) {
        S3.idempotent("AbortMultipartUpload", () -> {
            try {
                client.abortMultipartUpload(
                        request -> request.bucket(bucket).key(upload.key()).uploadId(upload.token()));
            } catch (NoSuchUploadException e) {
                return upload;
            }
            return upload;
        });
    }
}
