package in.syncad.api.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.Classroom;
import in.syncad.embedded.node.NodeScripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Stock clients that write in one document and in one conversation, whatever happens to the service meanwhile.
/// `client/faults.mjs` says what they do, and sees to it that none of them misses anything.
final class Writers {

    private static final NodeScripts SCRIPTS = new NodeScripts(Path.of("client"));
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int EDITORS = 6;
    private static final int SOME = 20;

    private final ApiClient teacher;
    private final JdbcClient database;
    private final String document;
    private final Path over;
    private final CompletableFuture<String> clients;

    /// @param http where the service answers, by whichever instance
    /// @param sockets likewise
    Writers(Classroom room, Balancer http, Balancer sockets) throws IOException, InterruptedException {
        SCRIPTS.install();
        teacher = room.as("teacher");
        database = room.api.schools().database(room.school);
        document = Classroom.id(teacher.post("/api/v1/documents", Map.of("title", "Written together")));
        over = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "writers-")
                .resolve("over");
        ApiClient parent = room.as("parent");
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("http", http.url());
        order.put("sockets", sockets.url());
        order.put("document", document);
        order.put("conversation", conversation(parent));
        order.put("editors", Collections.nCopies(EDITORS, teacher.token()));
        order.put("talkers", List.of(teacher.token(), parent.token()));
        order.put("until", over.toString());
        clients = CompletableFuture.supplyAsync(
                () -> run(JSON.writeValueAsString(order)),
                task -> Thread.ofVirtual().start(task));
    }

    static boolean arePossible() {
        return NodeScripts.arePossible();
    }

    private String conversation(ApiClient with) {
        String person = with.get("/api/v1/me").body().at("/account/id").asString();
        return Classroom.id(
                teacher.post("/api/v1/conversations", Map.of("kind", "direct", "members", List.of(person))));
    }

    private static String run(String order) {
        try {
            return SCRIPTS.run("faults.mjs", order);
        } catch (IOException | InterruptedException failed) {
            throw new CompletionException(failed);
        }
    }

    /// Until more stands in the database, in the document and in the conversation.
    void awaitMore() {
        for (String table : List.of("document_op", "chat_message")) {
            int before = count(table);
            await().atMost(PATIENCE).until(() -> clients.isDone() || count(table) > before + SOME);
        }
        if (clients.isDone()) {
            throw new AssertionError("the clients ended: " + clients.join());
        }
    }

    /// Lets them end, and compares what they have with what is stored.
    void finish() throws IOException {
        Files.createFile(over);
        JsonNode end = JSON.readTree(clients.join().lines().toList().getLast());
        int written = end.get("written").asInt();
        int said = end.get("said").asInt();
        assertThat(count("document_op"))
                .isEqualTo(written)
                .isEqualTo(end.get("version").asInt());
        assertThat(teacher.get("/api/v1/documents/" + document)
                        .expect(200)
                        .body()
                        .get("text")
                        .asString())
                .isEqualTo(end.get("text").asString());
        assertThat(count("chat_message")).isEqualTo(said);
        System.out.printf(
                "%d operations and %d messages acknowledged, each there once, with everybody%n", written, said);
    }

    /// None while the database is away.
    private int count(String table) {
        try {
            return database.sql("SELECT count(*) FROM " + table)
                    .query(Integer.class)
                    .single();
        } catch (DataAccessException away) {
            return 0;
        }
    }
}
