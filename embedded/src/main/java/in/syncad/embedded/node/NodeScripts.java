package in.syncad.embedded.node;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The scripts of a folder, which use packages of npm as everybody does.
public final class NodeScripts {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Path folder;

    /// @param folder with `package.json` and `package-lock.json`
    public NodeScripts(Path folder) {
        this.folder = folder;
    }

    /// Whether there is a Node here that could run them.
    public static boolean arePossible() {
        return find("node").isPresent() && find("npm").isPresent();
    }

    /// Where a program is that the shell would find.
    public static Optional<Path> find(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Installs the packages that are missing.
    public void install() throws IOException, InterruptedException {
        Path wanted = folder.resolve("package-lock.json");
        Path installed = folder.resolve("node_modules/.package-lock.json");
        if (!Files.exists(installed)
                || Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted)) < 0) {
            run(List.of("npm", "ci", "--no-audit", "--no-fund"));
        }
    }

    /// Runs a script to its end, within five minutes.
    ///
    /// @return what it said
    /// @throws IllegalStateException with what it said, when it was not a good end
    public String run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(Arrays.asList(arguments));
        return run(command);
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("node-", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
            String said = Files.readString(output);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException(command + (ended ? " failed: " : " did not end: ") + said);
            }
            return said;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
