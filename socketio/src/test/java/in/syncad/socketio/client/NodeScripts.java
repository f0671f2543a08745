package in.syncad.socketio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The scripts of the folder `client`, which use packages of npm as everybody does.
public final class NodeScripts {

    private static final Path FOLDER = Path.of("client");
    private static final Path WANTED = FOLDER.resolve("package-lock.json");
    private static final Path INSTALLED = FOLDER.resolve("node_modules/.package-lock.json");

    private NodeScripts() {}

    /// Installs the packages that are missing, or skips the tests if there is no Node here.
    public static void install() throws IOException, InterruptedException {
        for (String command : new String[] {"node", "npm"}) {
            assumeThat(find(command))
                    .as("%s is not installed, so nothing is tried with packages of npm", command)
                    .isPresent();
        }
        if (!Files.exists(INSTALLED)
                || Files.getLastModifiedTime(INSTALLED).compareTo(Files.getLastModifiedTime(WANTED)) < 0) {
            run(5, "npm", "ci", "--no-audit", "--no-fund");
        }
    }

    /// Runs a script to its end, which must be a good one, within a minute.
    public static void run(String script, String... arguments) throws IOException, InterruptedException {
        String[] command = new String[2 + arguments.length];
        command[0] = "node";
        command[1] = script;
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        run(1, command);
    }

    /// Where a program is that the shell would find.
    public static Optional<Path> find(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void run(long minutes, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("socketio-", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(minutes, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as("%s", Files.readString(output)).isZero();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
