package in.syncad.api.files;

import in.syncad.common.blob.BlobStore;
import in.syncad.common.blob.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/// A file from storage on this machine's disk, for as long as it is looked at.
///
/// @param size in bytes; one more than was wanted when there is more
public record LocalCopy(Path path, long size, Sha256 sha256) implements AutoCloseable {

    /// @param wanted how many bytes are read at most, but for one
    static LocalCopy of(BlobStore blobs, String key, long wanted) throws IOException {
        Path path = Files.createTempFile("inspected-", ".bin");
        MessageDigest digest = Sha256.digest();
        try (InputStream content = blobs.find(key).orElseThrow(() -> new IOException("it is gone"));
                OutputStream output = new DigestOutputStream(Files.newOutputStream(path), digest)) {
            long size = transfer(content, output, wanted + 1);
            return new LocalCopy(path, size, Sha256.of(digest));
        } catch (IOException | RuntimeException e) {
            Files.delete(path);
            throw e;
        }
    }

    private static long transfer(InputStream from, OutputStream to, long most) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        for (int length = 0; length >= 0 && size < most; ) {
            length = from.read(buffer, 0, (int) Math.min(buffer.length, most - size));
            if (length > 0) {
                to.write(buffer, 0, length);
                size += length;
            }
        }
        return size;
    }

    @Override
    public void close() throws IOException {
        Files.delete(path);
    }
}
