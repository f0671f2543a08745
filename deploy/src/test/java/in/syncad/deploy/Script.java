package in.syncad.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs a script of this module as the pipelines do, and leaves nothing running.
///
/// @param output a file for what it says
record Script(Path output) {

    /// Patience for a busy machine that also installs packages; with them it takes seconds.
    private static final long MINUTES = 5;

    /// How it ended, and what it said.
    record Ending(int code, String said) {}

    Ending run(Map<String, String> variables, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            String said = Files.readString(output);

            assertThat(ended).as("ended within %d minutes:%n%s", MINUTES, said).isTrue();
            return new Ending(process.exitValue(), said);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
