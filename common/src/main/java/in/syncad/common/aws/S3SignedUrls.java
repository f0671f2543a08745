package in.syncad.common.aws;

import in.syncad.common.blob.BlobSettings;
import in.syncad.common.blob.MultipartUploads;
import in.syncad.common.blob.SignedRequest;
import in.syncad.common.blob.SignedUrls;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// URLs signed by AWS Signature 4. Whatever is set on the request becomes a signed header, so S3 itself refuses what
/// deviates from it.
final class S3SignedUrls implements SignedUrls {

    /// Browsers do not let pages set these.
    private static final Set<String> SET_BY_CLIENTS = Set.of("host", "content-length");

    private final S3Presigner presigner;
    private final String bucket;

    S3SignedUrls(S3Presigner presigner, BlobSettings settings) {
        this.presigner = presigner;
        this.bucket = settings.bucket();
    }

    @Override
    public SignedRequest put(String key, ExactContent content, Duration valid) {
        return put(
                PutObjectRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .contentType(content.contentType())
                        .contentLength(content.length())
                        .checksumSHA256(content.sha256().base64())
                        .ifNoneMatch("*")
                        .build(),
                valid);
    }

    @Override
    public SignedRequest putAnything(String key, String contentType, Duration valid) {
        return put(
                PutObjectRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .contentType(contentType)
                        .build(),
                valid);
    }

    @Override
    public URI putPart(MultipartUploads.Id upload, int number, long length, Duration valid) {
        UploadPartRequest part = UploadPartRequest.builder()
                .bucket(bucket)
                .key(upload.key())
                .uploadId(upload.token())
                .partNumber(number)
                .contentLength(length)
                .build();
        return address(presigner.presignUploadPart(
                request -> request.signatureDuration(valid).uploadPartRequest(part)));
    }

    @Override
    public URI get(String key, Presentation presentation, Duration valid) {
        GetObjectRequest get = GetObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .responseContentDisposition(presentation.disposition())
                .responseCacheControl(presentation.cacheControl())
                .build();
        return address(presigner.presignGetObject(
                request -> request.signatureDuration(valid).getObjectRequest(get)));
    }

    private SignedRequest put(PutObjectRequest put, Duration valid) {
        PresignedRequest signed = presigner.presignPutObject(
                request -> request.signatureDuration(valid).putObjectRequest(put));
        Map<String, String> headers = signed.signedHeaders().entrySet().stream()
                .filter(header -> !SET_BY_CLIENTS.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> header.getValue().getFirst()));
        return new SignedRequest(address(signed), headers);
    }

    private static URI address(PresignedRequest signed) {
        return URI.create(signed.url().toString());
    }
}
