package in.syncad.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What does not fit on some screens is not read as one thing; split it. Holds for the sources of all modules.
class FileSizeTests {

    private static final int MOST_LINES = 300;

    @Test
    void noSourceFileIsLongerThanThreeHundredLines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        List<Path> sources = sources();
        for (Path source : sources) {
            int lines = Files.readAllLines(source).size();
            if (lines > MOST_LINES) {
                tooLong.add("%s: %d lines".formatted(source, lines));
            }
        }

        assertThat(sources).hasSizeGreaterThan(20);
        assertThat(tooLong).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        Path modules = Path.of("").toAbsolutePath().getParent();
        try (Stream<Path> folders = Files.list(modules)) {
            List<Path> roots = folders.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .toList();
            List<Path> sources = new ArrayList<>();
            for (Path root : roots) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
            return sources;
        }
    }
}
