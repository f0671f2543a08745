package in.syncad.bench.sockets;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A process that says when it is ready and then answers each line with one line.
final class Program implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;

    private Program(Process process) throws IOException {
        this.process = process;
        answers = process.inputReader();
        String first = answers.readLine();
        if (!"ready".equals(first)) {
            throw new IllegalStateException("A process said instead of being ready: " + first);
        }
    }

    /// @param log where it complains
    static Program start(Path log, List<String> command) throws IOException {
        return new Program(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(new File(log.toString())))
                .start());
    }

    /// A main class on the class path of this one.
    static Program java(Path log, Class<?> main, List<String> options, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(options);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dio.netty.leakDetection.level=disabled",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return start(log, command);
    }

    synchronized String ask(String question) {
        try {
            process.outputWriter().write(question + "\n");
            process.outputWriter().flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("A process has ended: " + process.info());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Of all processors, user and system, ever.
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// What it keeps in memory, in bytes.
    long resident() throws IOException {
        String pages =
                Files.readString(Path.of("/proc/" + process.pid() + "/statm")).split(" ")[1];
        return Long.parseLong(pages) * 4096;
    }

    /// As `kill -9` does it.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        process.outputWriter().close();
        process.destroy();
    }
}
