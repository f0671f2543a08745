package in.syncad.deploy;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Commands that are found before the real ones. Each notes that it was called, and then does what its script says.
final class StandIns {

    private static final String NOTE = "#!/usr/bin/env bash\necho \"$(basename \"$0\") $*\" >> \"$CALLS\"\n";

    private final Path directory;
    private final Map<String, String> variables = new HashMap<>();

    /// Skips the test where the scripts themselves cannot run.
    StandIns(Path directory) throws IOException {
        assumeThat(Commands.areInstalled("bash", "jq"))
                .as("bash and jq are installed")
                .isTrue();
        this.directory = directory;
        Files.createFile(directory.resolve("calls"));
        variables.put("PATH", directory + File.pathSeparator + System.getenv("PATH"));
        variables.put("CALLS", directory.resolve("calls").toString());
    }

    StandIns with(String command, String script) throws IOException {
        Path file = directory.resolve(command);
        Files.writeString(file, NOTE + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    StandIns tell(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Script.Ending run(String... command) throws IOException, InterruptedException {
        return new Script(directory.resolve("output")).run(variables, command);
    }

    /// Each by its name and what it was told, in the order of the calls.
    List<String> calls() throws IOException {
        return Files.readAllLines(directory.resolve("calls"));
    }

    /// A copy of the pipelines' scripts in a repository with nothing else in it, for those that write beside them.
    Path copyOfPipeline() throws IOException {
        Path copy = Files.createDirectories(directory.resolve("repository/deploy/pipeline"));
        Files.createDirectories(directory.resolve("repository/deploy/image/certificates"));
        try (var files = Files.list(Path.of("pipeline"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }
}
