package in.syncad.common.blob;

import java.util.Optional;

/// What storage knows of a blob without reading it.
///
/// @param tag changes whenever the content does; for [BlobStore#copy]
/// @param sha256 where it was given with the upload and storage keeps it
public record BlobFacts(long size, String contentType, String tag, Optional<Sha256> sha256) {}
