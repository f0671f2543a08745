package in.syncad.api.applications;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.applications.PdfReader.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfReaderTests {

    @TempDir
    Path directory;

    @Test
    void readsTheTextOfAPdf() throws IOException {
        Reading reading = read(Resume.of("Taught physics", "for nine years"));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Text.class,
                        text -> assertThat(text.text())
                                .contains("Taught physics")
                                .contains("for nine years"));
    }

    @Test
    void saysWhyItCannotBeRead() throws IOException {
        assertFailure(read(Resume.encrypted("Secret")), AnalysisFailure.RESUME_ENCRYPTED);
        assertFailure(read(Resume.of()), AnalysisFailure.RESUME_WITHOUT_TEXT);
        assertFailure(read("%PDF-1.7 and nothing".getBytes(StandardCharsets.US_ASCII)), AnalysisFailure.RESUME_BROKEN);
    }

    @Test
    void aFileThatUnpacksToGigabytesBringsDownItsOwnProcessOnly() throws IOException {
        byte[] bomb = Resume.bomb(1_000);
        assertThat(bomb).hasSizeLessThan(5 << 20);

        assertFailure(read(bomb), AnalysisFailure.RESUME_TOO_LARGE);
        assertThat(read(Resume.of("The next one"))).isInstanceOf(Reading.Text.class);
    }

    @Test
    void takesNoLongerThanItMay() throws IOException {
        assertFailure(read(Resume.of("Slow"), Duration.ofMillis(1)), AnalysisFailure.RESUME_TOO_SLOW);
        assertThat(ProcessHandle.current().children().flatMap(child -> child.info().commandLine().stream()))
                .noneMatch(line -> line.contains(PdfText.class.getName()));
    }

    private static void assertFailure(Reading reading, AnalysisFailure failure) {
        assertThat(reading).isEqualTo(new Reading.Unreadable(failure));
    }

    private Reading read(byte[] pdf) throws IOException {
        return read(pdf, Duration.ofSeconds(60));
    }

    private Reading read(byte[] pdf, Duration patience) throws IOException {
        Path file = Files.write(directory.resolve("resume.pdf"), pdf);
        AnalysisSettings settings = new AnalysisSettings(patience, patience, 1, patience);
        return new PdfReader(settings).read(file);
    }
}
