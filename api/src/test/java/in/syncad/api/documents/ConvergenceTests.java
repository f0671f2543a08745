package in.syncad.api.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.realtime.SocketPort;
import in.syncad.api.security.Role;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import in.syncad.embedded.EmbeddedPlatform;
import in.syncad.embedded.node.NodeScripts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Stock clients of sharedb, which lose their connections now and then, on two instances: in the end all have the
/// same text, and so have the database and storage. `client/editors.mjs` says what they do.
@Tag("slow")
class ConvergenceTests {

    private static final RunningApi HERE = RunningApi.shared();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final NodeScripts SCRIPTS = new NodeScripts(Path.of("client"));
    private static final int CLIENTS = 6;
    private static final int OPERATIONS = 40;

    @BeforeAll
    static void install() throws Exception {
        assumeThat(NodeScripts.arePossible())
                .as("Node is not installed, so sharedb is not tried")
                .isTrue();
        SCRIPTS.install();
    }

    @Test
    void allComeToTheSameText() throws Exception {
        School school = HERE.schools().create("converging");
        try (RunningApi there = RunningApi.on(EmbeddedPlatform.shared(), Map.of());
                Editor owner = Editor.at(HERE, school, Role.TEACHER)) {
            String document = owner.create();
            List<String> tokens = new ArrayList<>();
            for (int number = 0; number < CLIENTS; number++) {
                try (Editor editor = Editor.at(HERE, school, Role.STUDENT)) {
                    owner.share(document, editor, "editor");
                    tokens.add(Editor.token(HERE, school, Role.STUDENT, editor.person));
                }
            }

            String said = SCRIPTS.run(
                    "editors.mjs",
                    JSON.writeValueAsString(Map.of(
                            "document",
                            document,
                            "host",
                            school.slug() + ".localhost",
                            "instances",
                            List.of(url(HERE), url(there)),
                            "tokens",
                            tokens,
                            "operations",
                            OPERATIONS,
                            "seed",
                            20261121)));

            // Clients that do not get in at once say so before.
            JsonNode end = JSON.readTree(said.lines().toList().getLast());

            assertThat(owner.text(document)).isEqualTo(end.get("text").asString());
            assertSaved(school, UUID.fromString(document), end);
        }
    }

    private static void assertSaved(School school, UUID document, JsonNode end) {
        int version = end.get("version").asInt();
        CurrentSchool.run(school, () -> {
            VersionStore versions = HERE.bean(VersionStore.class);
            await().pollInSameThread()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> versions.progress(document).orElseThrow().saved() == version);
            assertThat(versions.progress(document).orElseThrow().head()).isEqualTo(version);
            Text saved = HERE.bean(SavedTexts.class)
                    .read(versions.newest(document, version).orElseThrow());
            assertThat(saved).isEqualTo(new Text(version, end.get("text").asString()));
        });
    }

    private static String url(RunningApi api) {
        return "http://127.0.0.1:" + SocketPort.of(api);
    }
}
