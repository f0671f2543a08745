package in.syncad.provisioning.console;

import static org.assertj.core.api.Assumptions.assumeThat;

import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.embedded.node.NodeScripts;
import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.Platform;
import in.syncad.provisioning.testing.StepFaults;
import in.syncad.provisioning.testing.StepFaults.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The console in Chromium, driven by Playwright.
@Tag("slow")
class BrowserTests {

    private static final NodeScripts SCRIPTS = new NodeScripts(Path.of("browser"));

    /// `-Dconsole.pictures=<folder>` has the pages taken down as pictures, to be looked at.
    private static final Optional<String> PICTURES = Optional.ofNullable(System.getProperty("console.pictures"));

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final Optional<Path> chromium = Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(name -> NodeScripts.find(name).stream())
            .findFirst();

    @BeforeEach
    void install() throws IOException, InterruptedException {
        assumeThat(chromium)
                .as("no Chromium on the PATH: the console is not tried in a browser")
                .isPresent();
        assumeThat(NodeScripts.arePossible())
                .as("node or npm is not installed, so nothing is tried with packages of npm")
                .isTrue();
        SCRIPTS.install();
    }

    @AfterEach
    void clear() {
        StepFaults.clear();
    }

    @Test
    void anOperatorDoesEverythingByTheKeyboard() throws Exception {
        Path goOn = folder.resolve("go-on");
        String slug = Operator.newSlug();
        AtomicBoolean failed = new AtomicBoolean();
        StepFaults.at("dns-record", Point.BEFORE_EFFECT, context -> {
            String school = slugOf(context.subject());
            if (school.equals(slug)) {
                Awaitility.await().atMost(PATIENCE).until(() -> Files.exists(goOn));
            } else if (school.endsWith("-sticks")) {
                throw new OutsideFailure(Kind.TRANSIENT, "ordered by a test");
            } else if (!failed.getAndSet(true)) {
                throw new OutsideFailure(Kind.PERMANENT, "ordered by a test");
            }
        });
        try (Node node = Node.start(Map.of(), StepFaults.class)) {
            List<String> arguments = new ArrayList<>(List.of(
                    node.operator().address(),
                    Platform.KEY,
                    slug,
                    chromium.orElseThrow().toString(),
                    goOn.toString()));
            PICTURES.ifPresent(arguments::add);
            SCRIPTS.run("console.mjs", arguments.toArray(String[]::new));
        }
    }

    private static String slugOf(UUID school) {
        return Platform.sql()
                .sql("SELECT slug FROM school WHERE id = :id")
                .param("id", school)
                .query(String.class)
                .single();
    }
}
