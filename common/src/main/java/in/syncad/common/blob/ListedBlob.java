package in.syncad.common.blob;

import java.time.Instant;

/// A blob in a list.
public record ListedBlob(String key, long size, Instant lastModified) {}
