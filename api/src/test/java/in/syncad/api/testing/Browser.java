package in.syncad.api.testing;

import in.syncad.embedded.node.NodeScripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A headless Chromium that shows one page, with a profile of its own.
public final class Browser implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path log;

    private Browser(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// Where one is installed.
    public static Optional<Path> installed() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> NodeScripts.find(name).stream())
                .findFirst();
    }

    /// @param profile a folder that is there, and removed by whoever made it
    /// @param flags more than every page needs
    public static Browser open(Path program, Path profile, String page, String... flags) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + profile));
        command.addAll(List.of(flags));
        command.add(page);
        Path log = profile.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Browser(process, log);
    }

    /// What it said.
    public String log() throws IOException {
        return Files.readString(log);
    }

    /// With all its processes, which write to the profile until they have ended.
    @Override
    public void close() throws Exception {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : all) {
            each.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
