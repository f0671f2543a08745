package in.syncad.api.documents;

import in.syncad.api.documents.VersionStore.Saved;
import in.syncad.common.blob.BlobStore;
import in.syncad.common.tenancy.CurrentSchool;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Texts in storage, as gzip of JSON. What stands under a key is never changed: the key names school, document and
/// version, and a version is only ever one text.
@Component
class SavedTexts {

    private final BlobStore blobs;
    private final JsonMapper json;

    SavedTexts(BlobStore blobs, JsonMapper json) {
        this.blobs = blobs;
        this.json = json;
    }

    /// What is written: enough to understand it without the database.
    private record Content(UUID document, int version, String sha256, String text) {}

    Saved write(UUID document, Text text) {
        Saved saved = new Saved(text.version(), key(document, text.version()), text.sha256());
        byte[] bytes = packed(new Content(document, text.version(), saved.textDigest(), text.text()));
        blobs.put(saved.objectKey(), new ByteArrayInputStream(bytes), bytes.length, "application/gzip");
        return saved;
    }

    /// @throws IllegalStateException when it is not there, or not what was written
    Text read(Saved saved) {
        try (InputStream packed = blobs.find(saved.objectKey())
                .orElseThrow(() -> new IllegalStateException(saved.objectKey() + " is not in storage"))) {
            Content content = json.readValue(new GZIPInputStream(packed).readAllBytes(), Content.class);
            Text text = new Text(content.version(), content.text());
            if (text.version() != saved.version() || !text.sha256().equals(saved.textDigest())) {
                throw new IllegalStateException(saved.objectKey() + " is not what was saved");
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String key) {
        blobs.delete(key);
    }

    /// All that was ever written of a document.
    void removeAll(UUID document) {
        blobs.list(prefix(document), blob -> blobs.delete(blob.key()));
    }

    private byte[] packed(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(json.writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String key(UUID document, int version) {
        return "%s%d.json.gz".formatted(prefix(document), version);
    }

    private static String prefix(UUID document) {
        return "schools/%s/documents/%s/".formatted(CurrentSchool.get().id(), document);
    }
}
