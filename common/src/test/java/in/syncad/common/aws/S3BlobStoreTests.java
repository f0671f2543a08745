package in.syncad.common.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import in.syncad.common.blob.BlobSettings;
import in.syncad.common.blob.BlobStore;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.common.settings.AwsSettings;
import in.syncad.embedded.process.LocalPort;
import in.syncad.embedded.s3.S3Server;
import in.syncad.embedded.s3.S3Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3BlobStoreTests {

    private static final String TYPE = "application/octet-stream";
    private static final String KEY = "deleted/0b8f/final.dump";

    @TempDir
    private static Path objects;

    private static S3Server server;
    private static AwsClients clients;

    private final BlobStore blobs = new S3BlobStore(clients.s3(), new BlobSettings("files"));

    @BeforeAll
    static void start() {
        server =
                S3Server.start(new S3Settings(objects, LocalPort.choose(), "files", "AKIATEST", "secret", "syncad.in"));
        clients = new AwsClients(new AwsSettings(
                "ap-south-1",
                Optional.of(new AwsSettings.Keys("AKIATEST", "secret")),
                Optional.empty(),
                Optional.of(server.endpoint())));
    }

    @AfterAll
    static void stop() {
        clients.close();
        server.close();
    }

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
        BlobStore elsewhere = new S3BlobStore(clients.s3(), new BlobSettings("elsewhere"));

        assertThatExceptionOfType(OutsideFailure.class)
                .isThrownBy(() -> elsewhere.put(KEY, stream("text"), 4, TYPE))
                .withMessageStartingWith("S3 PutObject: NoSuchBucket")
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.PERMANENT));
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
