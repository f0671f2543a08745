package in.syncad.embedded.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.testcontainers.images.builder.Transferable;

/// A file that is in a container before it starts, readable by the server's user and nobody else.
///
/// @param path in the container
/// @param owner number of the user in the image
public record ContainerFile(String path, int owner, byte[] content) implements Transferable {

    private static final int REGULAR_FILE_OF_ITS_OWNER = 0100400;

    @Override
    public long getSize() {
        return content.length;
    }

    @Override
    public byte[] getBytes() {
        return content;
    }

    @Override
    public void transferTo(TarArchiveOutputStream archive, String destination) {
        TarArchiveEntry entry = new TarArchiveEntry(destination);
        entry.setSize(content.length);
        entry.setMode(REGULAR_FILE_OF_ITS_OWNER);
        entry.setIds(owner, owner);
        try {
            archive.putArchiveEntry(entry);
            archive.write(content);
            archive.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String getDescription() {
        return path;
    }
}
