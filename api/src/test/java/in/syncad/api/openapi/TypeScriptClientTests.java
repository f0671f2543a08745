package in.syncad.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What others make of the committed document: Spectral has nothing to say against it, and the TypeScript client made
/// from it serves a strictly typed program. `openapi/check.sh` says how; it can be run by hand, too.
@Tag("slow")
class TypeScriptClientTests {

    /// Patience for a busy machine that also installs the packages; with them it takes seconds.
    private static final long MINUTES = 5;

    @TempDir
    private Path directory;

    @Test
    void theDocumentIsCleanAndItsClientCompilesStrictly() throws IOException, InterruptedException {
        for (String command : new String[] {"bash", "node", "npm"}) {
            assumeThat(isInstalled(command))
                    .as("%s is not installed, so the OpenAPI document stays unchecked", command)
                    .isTrue();
        }
        Path output = directory.resolve("output.txt");
        Process check = new ProcessBuilder("bash", "openapi/check.sh")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = check.waitFor(MINUTES, TimeUnit.MINUTES);
            String said = Files.readString(output);

            assertThat(ended).as("ended within %d minutes:%n%s", MINUTES, said).isTrue();
            assertThat(check.exitValue()).as("%s", said).isZero();
        } finally {
            check.descendants().forEach(ProcessHandle::destroyForcibly);
            check.destroyForcibly();
        }
    }

    private static boolean isInstalled(String command) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, command))
                .anyMatch(Files::isExecutable);
    }
}
