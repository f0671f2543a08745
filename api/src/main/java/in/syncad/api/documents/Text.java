package in.syncad.api.documents;

import in.syncad.api.documents.text.TextOperation;
import in.syncad.common.blob.Sha256;
import java.nio.charset.StandardCharsets;

/// A text as it is after so many operations.
record Text(int version, String text) {

    static final Text EMPTY = new Text(0, "");

    Text after(TextOperation operation) {
        return new Text(version + 1, operation.apply(text));
    }

    /// Two that differ here have gone different ways.
    String sha256() {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).base64();
    }

    /// What people write stays out of logs.
    @Override
    public String toString() {
        return "Text[version=%d]".formatted(version);
    }
}
