package in.syncad.embedded.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Command lines, and what the system at hand can put in front of them.
public final class Commands {

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);
    private static final List<String> OWN_GROUP = ownGroup();
    private static final boolean DEATH_SIGNAL = succeeds(List.of("setpriv", "--pdeathsig", "TERM", "true"));

    private Commands() {}

    /// The command line of a child that lives and dies by this JVM alone. Where the system allows it, Ctrl-C in the
    /// terminal does not reach the child, so that children are stopped in order; and on Linux the child gets the
    /// signal the moment this JVM is gone.
    ///
    /// @param signal a name such as `TERM`
    public static List<String> ofChild(String signal, List<String> command) {
        List<String> attached = DEATH_SIGNAL ? concat(List.of("setpriv", "--pdeathsig", signal), command) : command;
        return concat(OWN_GROUP, attached);
    }

    /// The command line of a JVM of its own that runs a class of the tests at hand, and does not live long: it compiles
    /// less, and so starts sooner.
    public static List<String> ofShortLivedJvm(Class<?> main, String... arguments) {
        List<String> jvm = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName());
        return concat(jvm, List.of(arguments));
    }

    /// Whether this kernel lets root enter a user namespace of its own; containers often forbid it.
    public static boolean hasUserNamespaces() {
        return succeeds(List.of("unshare", "-U", "true"));
    }

    /// Runs a command to its end, without output.
    ///
    /// @return whether it could be run, and ended with 0 within the time
    public static boolean succeeds(List<String> command, Duration time) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(new File("/dev/null"))
                    .start();
            boolean ended = Waiting.forEnd(process, time);
            if (!ended) {
                process.destroyForcibly();
            }
            return ended && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    public static List<String> concat(List<String> prefix, List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /// Linux has a command for it, macOS has Perl.
    private static List<String> ownGroup() {
        List<String> perl = List.of("perl", "-e", "setpgrp(0, 0); exec @ARGV or die", "--");
        return Stream.of(List.of("setsid"), perl)
                .filter(prefix -> succeeds(concat(prefix, List.of("true"))))
                .findFirst()
                .orElse(List.of());
    }

    private static boolean succeeds(List<String> command) {
        return succeeds(command, PROBE_TIMEOUT);
    }
}
