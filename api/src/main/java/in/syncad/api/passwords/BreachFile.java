package in.syncad.api.passwords;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;

/// A file of SHA-1 hashes in hexadecimal, one a line, in order, each perhaps followed by `:` and a count: as the
/// downloader of Have I Been Pwned writes it. It may be larger than memory, so it is searched where it lies.
record BreachFile(Path file) implements BreachedPasswords {

    private static final int HASH_LENGTH = 40;

    @Override
    public boolean contain(String sha1) {
        try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
            long low = 0;
            long high = lines.length();
            // Every line that begins before `low` is smaller, every one that begins at `high` or later is greater.
            while (low < high) {
                long middle = (low + high) >>> 1;
                String line = lineFrom(lines, middle);
                int order = line.isEmpty() ? 1 : line.compareTo(sha1);
                if (order == 0) {
                    return true;
                }
                if (order < 0) {
                    low = lines.getFilePointer();
                } else {
                    high = middle;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The hash in the first line that begins at that place or later; empty when there is none.
    private static String lineFrom(RandomAccessFile lines, long place) throws IOException {
        lines.seek(Math.max(0, place - 1));
        if (place > 0) {
            lines.readLine();
        }
        String line = lines.readLine();
        return line == null
                ? ""
                : line.substring(0, Math.min(HASH_LENGTH, line.length())).toUpperCase(Locale.ROOT);
    }
}
