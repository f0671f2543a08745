package in.syncad.api.applications;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// Has PDF of strangers read by [PdfText] in a process of its own, with little memory and time and nothing of this
/// one's environment. A file that unpacks to gigabytes or never ends brings down that process and no other.
@Component
class PdfReader {

    /// A stream that unpacks to more than that is no résumé.
    private static final String HEAP = "-Xmx192m";

    /// Of the JVM, by `ExitOnOutOfMemoryError`.
    private static final int OUT_OF_MEMORY = 3;

    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private final Duration patience;

    /// One at a time on this node, because each may take that much memory.
    private final Semaphore turn = new Semaphore(1);

    PdfReader(AnalysisSettings settings) {
        this.patience = settings.readingPatience();
    }

    /// What came of it.
    sealed interface Reading {

        record Text(String text) implements Reading {}

        record Unreadable(AnalysisFailure failure) implements Reading {}
    }

    /// @throws IOException when no process can be started, or this one is asked to end
    Reading read(Path pdf) throws IOException {
        Path answer = Files.createTempFile("read-", ".txt");
        try {
            turn.acquire();
            try {
                return read(pdf, answer);
            } finally {
                turn.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.delete(answer);
        }
    }

    private Reading read(Path pdf, Path answer) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command())
                .redirectInput(pdf.toFile())
                .redirectOutput(answer.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        Process process = builder.start();
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    ? reading(process.exitValue(), answer)
                    : new Reading.Unreadable(AnalysisFailure.RESUME_TOO_SLOW);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Reading reading(int exit, Path answer) throws IOException {
        if (exit == OUT_OF_MEMORY) {
            return new Reading.Unreadable(AnalysisFailure.RESUME_TOO_LARGE);
        }
        String text = beginning(answer);
        return switch (exit) {
            case PdfText.READ ->
                text.isBlank() ? new Reading.Unreadable(AnalysisFailure.RESUME_WITHOUT_TEXT) : new Reading.Text(text);
            case PdfText.ENCRYPTED -> new Reading.Unreadable(AnalysisFailure.RESUME_ENCRYPTED);
            case PdfText.OUT_OF_TIME -> new Reading.Unreadable(AnalysisFailure.RESUME_TOO_SLOW);
            default -> new Reading.Unreadable(AnalysisFailure.RESUME_BROKEN);
        };
    }

    private static String beginning(Path answer) throws IOException {
        try (InputStream bytes = Files.newInputStream(answer)) {
            String text = new String(bytes.readNBytes(4 * PdfText.MOST_CHARACTERS), StandardCharsets.UTF_8);
            return text.substring(0, Math.min(text.length(), PdfText.MOST_CHARACTERS));
        }
    }

    /// Java as this process runs it. Where all classes lie packed in one file, Boot's own launcher unpacks them.
    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:MaxDirectMemorySize=16m",
                "-XX:MaxMetaspaceSize=96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-Dpdfbox.fontcache=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path")));
        String main = PdfText.class.getName();
        if (ClassLoader.getSystemResource(LAUNCHER.replace('.', '/') + ".class") == null) {
            command.add(main);
        } else {
            command.addAll(command.indexOf("-cp"), List.of("-Dloader.main=" + main));
            command.add(LAUNCHER);
        }
        command.add(String.valueOf(patience.toMillis()));
        return command;
    }
}
