package in.syncad.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workflows and scripts, as `deploy/lint.sh` finds them; it can be run by hand, too.
@Tag("slow")
class LintTests {

    /// Patience for a busy machine that also installs the packages; with them it takes seconds.
    private static final long MINUTES = 5;

    private static final int NOT_ALL_INSTALLED = 3;

    @TempDir
    private Path directory;

    @Test
    void thereIsNothingToComplainAbout() throws IOException, InterruptedException {
        assumeThat(Commands.isInstalled("bash") && Commands.isInstalled("git"))
                .as("bash and git are installed")
                .isTrue();
        Path output = directory.resolve("output.txt");
        Process lint = new ProcessBuilder("bash", "lint.sh")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = lint.waitFor(MINUTES, TimeUnit.MINUTES);
            String said = Files.readString(output);

            assertThat(ended).as("ended within %d minutes:%n%s", MINUTES, said).isTrue();
            assumeThat(lint.exitValue()).as("%s", said).isNotEqualTo(NOT_ALL_INSTALLED);
            assertThat(lint.exitValue()).as("%s", said).isZero();
        } finally {
            lint.descendants().forEach(ProcessHandle::destroyForcibly);
            lint.destroyForcibly();
        }
    }
}
