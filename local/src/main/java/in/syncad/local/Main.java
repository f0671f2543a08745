package in.syncad.local;

import in.syncad.embedded.process.ServiceStartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.time.Clock;
import org.slf4j.LoggerFactory;

/// The commands behind `./syncad`: `up` runs the platform in the foreground, `reset` removes its data.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        String command = arguments.length == 1 ? arguments[0] : "";
        try {
            LocalSettings settings = LocalSettings.from(System.getenv());
            switch (command) {
                case "up" -> up(settings);
                case "reset" -> reset(settings);
                default -> throw new CannotRun("unknown command; expected: up or reset");
            }
        } catch (CannotRun | ServiceStartFailed | IOException | UncheckedIOException failure) {
            fail(describe(failure));
        } catch (RuntimeException unexpected) {
            LoggerFactory.getLogger(Main.class).error("unexpected", unexpected);
            fail("%s; embedded.log in the logs has more".formatted(unexpected));
        }
    }

    private static void up(LocalSettings settings) throws IOException {
        DataDirectory data = DataDirectory.open(settings.data());
        System.setProperty("syncad.logs", data.logs().toString());
        // Here, as many threads would ask at once later, and the logging library complains then.
        LoggerFactory.getLogger(Main.class).info("up");
        Progress progress = new Progress(System.out, Clock.systemUTC());
        Stopping stopping = new Stopping();
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stopping").unstarted(() -> {
                    if (stopping.hasSomethingToDo()) {
                        progress.say("stopping");
                        stopping.stopAll();
                        progress.say("stopped");
                    }
                }));
        try {
            new Launcher(settings, data, progress, stopping).run();
        } catch (RuntimeException | IOException failure) {
            if (!stopping.hasBegun()) {
                throw failure;
            }
        }
    }

    private static void reset(LocalSettings settings) throws IOException {
        try (DataDirectory data = DataDirectory.open(settings.data())) {
            data.stopLeftovers();
            data.delete();
            System.out.println("removed " + settings.data());
        }
    }

    private static String describe(Exception failure) {
        return switch (failure) {
            case UncheckedIOException wrapper when wrapper.getCause() instanceof IOException cause -> describe(cause);
            case AccessDeniedException denied -> denied.getFile() + " cannot be written by this user";
            case FileSystemException other when other.getReason() == null -> other.toString();
            default -> String.valueOf(failure.getMessage());
        };
    }

    /// The exit runs the shutdown hook, which stops what was started.
    private static void fail(String reason) {
        System.out.flush();
        System.err.println("syncad: " + reason.lines().findFirst().orElse(reason));
        System.exit(1);
    }
}
