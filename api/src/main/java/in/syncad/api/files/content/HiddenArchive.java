package in.syncad.api.files.content;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/// Finds a ZIP archive (JAR, office document) behind the end of another format. Such readers look for their directory
/// at the end of a file and ignore what is before it.
final class HiddenArchive {

    /// "End of central directory": signature, 18 bytes, and a comment to the end of the file (APPNOTE.TXT 4.3.16).
    private static final int SIGNATURE = 0x06054b50;

    private static final int RECORD = 22;
    private static final int LONGEST_COMMENT = 0xffff;

    private HiddenArchive() {}

    static boolean isIn(Path file) throws IOException {
        ByteBuffer end = end(file);
        for (int at = end.capacity() - RECORD; at >= 0; at--) {
            if (end.getInt(at) == SIGNATURE) {
                int comment = Short.toUnsignedInt(end.getShort(at + RECORD - 2));
                // Readers differ in whether bytes may follow the comment; more than the comment never fits.
                if (at + RECORD + comment <= end.capacity()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static ByteBuffer end(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(bytes.length(), RECORD + LONGEST_COMMENT)];
            bytes.seek(bytes.length() - end.length);
            bytes.readFully(end);
            return ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
