package in.syncad.api.files.content;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/// Looks at the bytes of a file that came from outside. Believes nothing that was said about it.
@Component
public class Inspector {

    private static final int BEGINNING = 16;

    private final Pictures pictures = new Pictures();

    /// @param said the type that it should have
    public Finding inspect(Path file, FileType said) throws IOException {
        if (!said.begins(beginning(file))) {
            return new Finding.Flawed(Flaw.TYPE_DIFFERS);
        }
        if (HiddenArchive.isIn(file)) {
            return new Finding.Flawed(Flaw.TWO_FORMATS);
        }
        return said.isImage() ? pictures.rewrite(file, said) : new Finding.Sound();
    }

    private static byte[] beginning(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] beginning = new byte[(int) Math.min(BEGINNING, bytes.length())];
            bytes.readFully(beginning);
            return beginning;
        }
    }
}
