package in.syncad.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workflows and scripts, as `deploy/lint.sh` finds them; it can be run by hand, too.
@Tag("slow")
class LintTests {

    private static final int NOT_ALL_INSTALLED = 3;

    @TempDir
    private Path directory;

    @Test
    void thereIsNothingToComplainAbout() throws IOException, InterruptedException {
        assumeThat(Commands.areInstalled("bash", "git"))
                .as("bash and git are installed")
                .isTrue();
        Script.Ending ending = new Script(directory.resolve("output")).run(Map.of(), "bash", "lint.sh");

        assumeThat(ending.code()).as("%s", ending.said()).isNotEqualTo(NOT_ALL_INSTALLED);
        assertThat(ending.code()).as("%s", ending.said()).isZero();
    }
}
