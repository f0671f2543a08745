package in.syncad.local;

import in.syncad.embedded.process.ServiceStartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;

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
        } catch (CannotRun | ServiceStartFailed reason) {
            fail(reason);
        } catch (IOException | UncheckedIOException failure) {
            fail(failure);
        }
    }

    private static void up(LocalSettings settings) throws IOException {
        DataDirectory data = DataDirectory.open(settings.data());
        System.setProperty("syncad.logs", data.logs().toString());
        Progress progress = new Progress(System.out, Clock.systemUTC());
        Stopping stopping = new Stopping();
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stopping").unstarted(() -> {
                    progress.say("stopping");
                    stopping.stopAll();
                    progress.say("stopped");
                }));
        stopping.remember(data);
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

    /// The exit runs the shutdown hook, which stops what was started.
    private static void fail(Exception reason) {
        String message = reason.getMessage();
        System.out.flush();
        System.err.println("syncad: "
                + (message == null ? reason : message.lines().findFirst().orElse(message)));
        System.exit(1);
    }
}
