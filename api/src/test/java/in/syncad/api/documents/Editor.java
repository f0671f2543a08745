package in.syncad.api.documents;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.documents.text.OperationFormat;
import in.syncad.api.realtime.SocketClient;
import in.syncad.api.security.AccessTokens;
import in.syncad.api.security.Role;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.tenancy.School;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who writes in documents by the messages of ShareDB, one by one, and keeps no text.
final class Editor implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String EVENT = "42[\"sharedb\",";

    final UUID person;
    final String source;
    private final SocketClient socket;
    private final ApiClient http;
    private long sequence;

    private Editor(UUID person, String source, SocketClient socket, ApiClient http) {
        this.person = person;
        this.source = source;
        this.socket = socket;
        this.http = http;
    }

    /// Somebody new, connected to that instance.
    static Editor at(RunningApi api, School school, Role role) throws InterruptedException {
        UUID person = UUID.randomUUID();
        api.schools().database(school).sql("""
                        WITH added AS (
                          INSERT INTO user_account (id, display_name, email)
                          VALUES (:id, 'Somebody', :id || '@people.example.org')
                          RETURNING id)
                        INSERT INTO session (id, user_id, created_at, expires_at)
                        SELECT id, id, now(), now() + INTERVAL '1 day' FROM added
                        """).param("id", person).update();
        return at(api, school, role, person, Map.of());
    }

    /// The same person once more, as a client that was connected before.
    Editor again(RunningApi api, School school, Role role) throws InterruptedException {
        return at(api, school, role, person, Map.of("id", source));
    }

    static Editor at(RunningApi api, School school, Role role, UUID person, Map<String, Object> handshake)
            throws InterruptedException {
        String host = school.slug() + ".localhost";
        String token = token(api, school, role, person);
        SocketClient socket = SocketClient.connected(api, host, token);
        Map<String, Object> message = new HashMap<>(handshake);
        message.putAll(Map.of("a", "hs", "protocol", 1, "protocolMinor", 2));
        send(socket, message);
        JsonNode answer = next(socket);
        assertThat(answer.get("a").asString()).isEqualTo("hs");
        return new Editor(
                person, answer.get("id").asString(), socket, api.at(host).withToken(token));
    }

    static String token(RunningApi api, School school, Role role, UUID person) {
        return api.bean(AccessTokens.class).issue(school.id(), person, person, 0, Set.of(role));
    }

    ApiClient http() {
        return http;
    }

    /// A new document of this person's.
    String create() {
        return http.post("/api/v1/documents", Map.of("title", "Written together"))
                .expect(201)
                .body()
                .get("id")
                .asString();
    }

    /// @return where the share is
    String share(String document, Editor with, String access) {
        return http.post(
                        "/api/v1/documents/%s/shares".formatted(document),
                        Map.of("personId", with.person, "access", access))
                .expect(201)
                .header("Location");
    }

    String text(String document) {
        return http.get("/api/v1/documents/" + document)
                .expect(200)
                .body()
                .get("text")
                .asString();
    }

    /// @return what the document is
    JsonNode subscribe(String document) throws InterruptedException {
        send(Map.of("a", "s", "c", "documents", "d", document));
        return expect("s");
    }

    Map<String, Object> operation(String document, int version, String operation) {
        return Map.of(
                "a",
                "op",
                "c",
                "documents",
                "d",
                document,
                "v",
                version,
                "seq",
                ++sequence,
                "src",
                source,
                "x",
                Map.of(),
                "op",
                OperationFormat.write(OperationFormat.read(JSON.readTree(operation))));
    }

    void write(String document, int version, String operation) {
        send(operation(document, version, operation));
    }

    void send(Map<String, ?> message) {
        send(socket, message);
    }

    void sendText(String json) {
        socket.send(EVENT + json + "]");
    }

    private static void send(SocketClient socket, Map<String, ?> message) {
        socket.send(EVENT + JSON.writeValueAsString(message) + "]");
    }

    JsonNode next() throws InterruptedException {
        return next(socket);
    }

    String nextPacket() throws InterruptedException {
        return nextPacket(socket);
    }

    private static String nextPacket(SocketClient socket) throws InterruptedException {
        String packet = socket.next();
        while (packet.equals("2")) {
            socket.send("3");
            packet = socket.next();
        }
        return packet;
    }

    private static JsonNode next(SocketClient socket) throws InterruptedException {
        String packet = nextPacket(socket);
        assertThat(packet).startsWith(EVENT);
        return JSON.readTree(packet.substring(2)).get(1);
    }

    JsonNode expect(String action) throws InterruptedException {
        JsonNode message = next();
        assertThat(message.get("a").asString()).as("%s", message).isEqualTo(action);
        assertThat(message.has("error")).as("%s", message).isFalse();
        return message;
    }

    void expectError(String code) throws InterruptedException {
        JsonNode message = next();
        assertThat(message.at("/error/code").asString("")).as("%s", message).isEqualTo(code);
    }

    /// Waits a moment for what should not come.
    void expectNothing() throws InterruptedException {
        assertThat(socket.unread().poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    List<String> unread() {
        return List.copyOf(socket.unread());
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    @Override
    public void close() {
        socket.close();
    }
}
