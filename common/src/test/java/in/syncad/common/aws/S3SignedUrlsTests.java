package in.syncad.common.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.common.blob.BlobFacts;
import in.syncad.common.blob.BlobStore;
import in.syncad.common.blob.MultipartUploads;
import in.syncad.common.blob.MultipartUploads.Part;
import in.syncad.common.blob.Sha256;
import in.syncad.common.blob.SignedRequest;
import in.syncad.common.blob.SignedUrls;
import in.syncad.common.blob.SignedUrls.ExactContent;
import in.syncad.common.blob.SignedUrls.Presentation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What whoever holds a signed URL can do with it, and what not.
class S3SignedUrlsTests {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Presentation SHOWN = new Presentation("inline; filename=\"p.png\"", "private, max-age=300");
    private static final byte[] CONTENT = "\u0089PNG and so on".getBytes(StandardCharsets.UTF_8);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final SignedUrls urls = new S3SignedUrls(S3Endpoint.CLIENTS.presigner(), S3Endpoint.BUCKET);
    private final BlobStore blobs = new S3BlobStore(S3Endpoint.CLIENTS.s3(), S3Endpoint.BUCKET);
    private final MultipartUploads parts = new S3MultipartUploads(S3Endpoint.CLIENTS.s3(), S3Endpoint.BUCKET);
    private final String key = "tests/" + UUID.randomUUID();

    @Test
    void exactlyThatContentIsTakenOnce() throws Exception {
        SignedRequest put = urls.put(key, new ExactContent("image/png", CONTENT.length, Sha256.of(CONTENT)), LONG);
        byte[] other = CONTENT.clone();
        other[3] ^= 1;

        assertThat(status(put, Map.of("content-type", "text/html"), CONTENT)).isEqualTo(403);
        assertThat(status(put, Map.of(), "shorter".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(403);
        assertThat(status(put, Map.of(), other)).isEqualTo(400);
        assertThat(status(put, Map.of("if-none-match", "x"), CONTENT)).isEqualTo(403);
        assertThat(status(put, Map.of(), CONTENT)).isEqualTo(200);
        assertThat(status(put, Map.of(), CONTENT)).isEqualTo(412);

        BlobFacts facts = blobs.facts(key).orElseThrow();
        assertThat(facts.size()).isEqualTo(CONTENT.length);
        assertThat(facts.contentType()).isEqualTo("image/png");
        facts.sha256().ifPresent(kept -> assertThat(kept).isEqualTo(Sha256.of(CONTENT)));
    }

    @Test
    void clientsThatSendOnlyATypeNeedNoOtherHeader() throws Exception {
        SignedRequest put = urls.putAnything(key, "image/png", LONG);
        assertThat(put.headers()).containsExactly(Map.entry("content-type", "image/png"));
        assertThat(status(put, Map.of("content-type", "text/html"), CONTENT)).isEqualTo(403);
        assertThat(status(put, Map.of(), CONTENT)).isEqualTo(200);
        assertThat(status(put, Map.of(), CONTENT)).as("again").isEqualTo(200);
    }

    @Test
    void whatIsReadComesAsItIsToBeShown() throws Exception {
        status(urls.putAnything(key, "image/png", LONG), Map.of(), CONTENT);

        HttpResponse<byte[]> shown = get(urls.get(key, SHOWN, LONG));

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).isEqualTo(CONTENT);
        assertThat(shown.headers().firstValue("content-disposition")).contains(SHOWN.disposition());
        assertThat(shown.headers().firstValue("cache-control")).contains(SHOWN.cacheControl());
    }

    @Test
    void aUrlEndsAndCannotBeAltered() throws Exception {
        status(urls.putAnything(key, "image/png", LONG), Map.of(), CONTENT);
        String good = urls.get(key, SHOWN, LONG).toString();
        URI brief = urls.get(key, SHOWN, Duration.ofSeconds(1));

        assertThat(get(URI.create(good.replace(key, "tests/other"))).statusCode())
                .isEqualTo(403);
        assertThat(get(URI.create(good.replace("X-Amz-Expires=300", "X-Amz-Expires=301")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(URI.create(good.replace("inline", "attachment"))).statusCode())
                .isEqualTo(403);
        assertThat(get(URI.create(good.replaceAll("\\?.*", ""))).statusCode()).isEqualTo(403);
        await().atMost(Duration.ofSeconds(10)).until(() -> get(brief).statusCode() == 403);
    }

    @Test
    void partsBecomeOneBlob() throws Exception {
        byte[] first = new byte[5 << 20];
        MultipartUploads.Id upload = parts.begin(key, "application/pdf");
        put(urls.putPart(upload, 2, CONTENT.length, LONG), CONTENT);
        put(urls.putPart(upload, 1, first.length, LONG), first);

        List<Part> arrived = parts.parts(upload);
        assertThat(arrived).extracting(Part::number).containsExactly(1, 2);
        assertThat(arrived).extracting(Part::size).containsExactly((long) first.length, (long) CONTENT.length);
        assertThat(blobs.exists(key)).isFalse();
        parts.complete(upload, arrived);

        BlobFacts facts = blobs.facts(key).orElseThrow();
        assertThat(facts.size()).isEqualTo(first.length + CONTENT.length);
        assertThat(facts.contentType()).isEqualTo("application/pdf");
        assertThat(facts.sha256()).isEmpty();
        assertThat(parts.parts(upload)).isEmpty();
    }

    @Test
    void anAbortedUploadHasNoParts() throws Exception {
        MultipartUploads.Id upload = parts.begin(key, "application/pdf");
        put(urls.putPart(upload, 1, CONTENT.length, LONG), CONTENT);

        parts.abort(upload);
        parts.abort(upload);

        assertThat(parts.parts(upload)).isEmpty();
        assertThat(blobs.exists(key)).isFalse();
    }

    private static int status(SignedRequest permitted, Map<String, String> changes, byte[] content) throws Exception {
        Map<String, String> headers = new HashMap<>(permitted.headers());
        headers.putAll(changes);
        HttpRequest.Builder request = HttpRequest.newBuilder(permitted.url()).PUT(BodyPublishers.ofByteArray(content));
        headers.forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static void put(URI url, byte[] content) throws Exception {
        assertThat(status(new SignedRequest(url, Map.of()), Map.of(), content)).isEqualTo(200);
    }

    private static HttpResponse<byte[]> get(URI url) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray());
    }
}
