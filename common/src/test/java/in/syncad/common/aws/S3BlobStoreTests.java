package in.syncad.common.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import in.syncad.common.blob.BlobFacts;
import in.syncad.common.blob.BlobSettings;
import in.syncad.common.blob.BlobStore;
import in.syncad.common.blob.ListedBlob;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3BlobStoreTests {

    private static final String TYPE = "application/octet-stream";
    private static final String KEY = "deleted/0b8f/final.dump";

    private final BlobStore blobs = new S3BlobStore(S3Endpoint.CLIENTS.s3(), S3Endpoint.BUCKET);

    @Test
    void storesAFileAndGivesItBack(@TempDir Path directory) throws IOException {
        byte[] dump = new byte[3_000_000];
        new Random(7).nextBytes(dump);
        Path file = Files.write(directory.resolve("dump"), dump);

        blobs.put(KEY, file, TYPE);

        assertThat(blobs.exists(KEY)).isTrue();
        assertThat(read(KEY)).isEqualTo(dump);
    }

    @Test
    void storesAStreamAndReplacesWhatWasThere() throws IOException {
        put("notes/a b+ü.txt", "first");
        put("notes/a b+ü.txt", "second");

        assertThat(read("notes/a b+ü.txt")).asString(StandardCharsets.UTF_8).isEqualTo("second");
    }

    @Test
    void whatIsNotThereIsNotFoundAndMayBeDeleted() {
        blobs.delete("nothing");

        assertThat(blobs.exists("nothing")).isFalse();
        assertThat(blobs.find("nothing")).isEmpty();
    }

    @Test
    void deletes() {
        put("gone", "text");

        blobs.delete("gone");

        assertThat(blobs.exists("gone")).isFalse();
    }

    @Test
    void aMissingBucketIsPermanent() {
        BlobStore elsewhere = new S3BlobStore(S3Endpoint.CLIENTS.s3(), new BlobSettings("elsewhere"));

        assertThatExceptionOfType(OutsideFailure.class)
                .isThrownBy(() -> elsewhere.put(KEY, stream("text"), 4, TYPE))
                .withMessageStartingWith("S3 PutObject: NoSuchBucket")
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.PERMANENT));
    }

    @Test
    void tellsFactsWithoutTheContent() {
        put("facts", "0123456789");

        BlobFacts facts = blobs.facts("facts").orElseThrow();

        assertThat(facts.size()).isEqualTo(10);
        assertThat(facts.contentType()).isEqualTo("text/plain");
        assertThat(blobs.facts("nothing")).isEmpty();
    }

    @Test
    void copiesOnlyWhatHasNotChanged() throws IOException {
        put("source", "first");
        String tag = blobs.facts("source").orElseThrow().tag();
        assertThat(blobs.copy("source", tag, "copies/1")).isTrue();
        put("source", "second");

        assertThat(blobs.copy("source", tag, "copies/2")).isFalse();
        assertThat(blobs.copy("nothing", tag, "copies/3")).isFalse();

        assertThat(read("copies/1")).asString(StandardCharsets.UTF_8).isEqualTo("first");
        assertThat(blobs.facts("copies/1").orElseThrow().contentType()).isEqualTo("text/plain");
        assertThat(blobs.exists("copies/2")).isFalse();
    }

    @Test
    void listsWhatBeginsSo() {
        put("list/a/1", "x");
        put("list/a/2", "xx");
        put("list/b/1", "x");
        List<ListedBlob> listed = new ArrayList<>();

        blobs.list("list/a/", listed::add);

        assertThat(listed).extracting(ListedBlob::key).containsExactly("list/a/1", "list/a/2");
        assertThat(listed).extracting(ListedBlob::size).containsExactly(1L, 2L);
        assertThat(listed).allSatisfy(blob -> assertThat(blob.lastModified()).isAfter(Instant.EPOCH));
    }

    private void put(String key, String text) {
        blobs.put(key, stream(text), text.length(), "text/plain");
    }

    private byte[] read(String key) throws IOException {
        try (InputStream content = blobs.find(key).orElseThrow()) {
            return content.readAllBytes();
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
