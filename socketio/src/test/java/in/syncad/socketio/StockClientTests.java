package in.syncad.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The client that everybody uses: socket.io-client of npm, unchanged. `client/session.mjs` says what it does.
@Tag("slow")
class StockClientTests {

    private static final Path FOLDER = Path.of("client");

    @TempDir
    private static Path outputs;

    private static LiveServer live;

    @BeforeAll
    static void start() throws Exception {
        for (String command : new String[] {"node", "npm"}) {
            assumeThat(isInstalled(command))
                    .as("%s is not installed, so the stock client is not tried", command)
                    .isTrue();
        }
        if (!Files.exists(FOLDER.resolve("node_modules/.package-lock.json"))) {
            run(5, "npm", "ci", "--no-audit", "--no-fund");
        }
        live = LiveServer.open(main -> main.on("ask", (socket, event) -> event.acknowledge(arguments(event)))
                .on("number", (socket, event) -> socket.emit("numbered", event.argument(0)))
                .on("drop-me", (socket, event) -> socket.close())
                .on(
                        "ask-me",
                        (socket, event) -> socket.emitWithAcknowledgement(
                                        "what-is", Duration.ofSeconds(5), event.argument(0))
                                .thenAccept(answer -> socket.emit("answered", answer.getFirst()))));
        live.server().namespace("/closed");
    }

    @AfterAll
    static void stop() {
        if (live != null) {
            live.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    void isServed(String way) throws Exception {
        run(1, "node", "session.mjs", live.http("").toString(), way);
    }

    private static void run(long minutes, String... command) throws IOException, InterruptedException {
        Path output = outputs.resolve(command[0] + ".txt");
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
        }
    }

    private static JsonNode[] arguments(Event event) {
        return event.arguments().toArray(JsonNode[]::new);
    }

    private static boolean isInstalled(String command) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, command))
                .anyMatch(Files::isExecutable);
    }
}
