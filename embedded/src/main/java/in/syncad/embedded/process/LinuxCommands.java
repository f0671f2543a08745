package in.syncad.embedded.process;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Prefixes of a command line that Linux offers and other systems do without.
public final class LinuxCommands {

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);
    private static final boolean DEATH_SIGNAL =
            succeeds(List.of("setpriv", "--pdeathsig", "TERM", "true"), PROBE_TIMEOUT);

    private LinuxCommands() {}

    /// The command line whose process gets the signal when the thread that started it ends; unchanged where the
    /// system cannot do that.
    ///
    /// @param signal a name such as `TERM`
    public static List<String> dyingWithParent(String signal, List<String> command) {
        return DEATH_SIGNAL ? concat(List.of("setpriv", "--pdeathsig", signal), command) : command;
    }

    /// Whether this kernel lets root enter a user namespace of its own; containers often forbid it.
    public static boolean hasUserNamespaces() {
        return succeeds(List.of("unshare", "-U", "true"), PROBE_TIMEOUT);
    }

    /// Runs a command to its end, without output.
    ///
    /// @return whether it could be run, and ended with 0 within the time
    public static boolean succeeds(List<String> command, Duration time) {
        try {
            Process probe = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(new File("/dev/null"))
                    .start();
            boolean ended = Waiting.forEnd(probe, time);
            if (!ended) {
                probe.destroyForcibly();
            }
            return ended && probe.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    static List<String> concat(List<String> prefix, List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }
}
