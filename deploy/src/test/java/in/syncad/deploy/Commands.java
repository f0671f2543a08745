package in.syncad.deploy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What this machine has to offer.
final class Commands {

    private static final Pattern MAJOR = Pattern.compile("(\\d+)\\.");

    private Commands() {}

    static boolean areInstalled(String... commands) {
        return Arrays.stream(commands).allMatch(Commands::isInstalled);
    }

    /// 0 when it is not installed, or tells no version.
    static int majorVersion(String command) {
        if (!isInstalled(command)) {
            return 0;
        }
        try {
            Process process = new ProcessBuilder(command, "--version")
                    .redirectErrorStream(true)
                    .start();
            Matcher version =
                    MAJOR.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInstalled(String command) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, command))
                .anyMatch(Files::isExecutable);
    }
}
