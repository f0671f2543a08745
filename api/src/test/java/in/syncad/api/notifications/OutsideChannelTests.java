package in.syncad.api.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import in.syncad.api.audience.Recipient;
import in.syncad.api.testing.RunningApi;
import in.syncad.embedded.EmbeddedPlatform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// WhatsApp and Microsoft Teams, as a server here speaks them.
class OutsideChannelTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<JsonNode> CHATS = new CopyOnWriteArrayList<>();
    private static final List<JsonNode> POSTS = new CopyOnWriteArrayList<>();
    private static final Queue<Integer> STATUSES = new ConcurrentLinkedQueue<>();

    /// Its own: a service of the other tests would take the jobs, and knows of neither channel.
    private static EmbeddedPlatform platform;

    private static HttpServer outside;
    private static RunningApi api;
    private static Recipients people;

    private final String key = "news/" + UUID.randomUUID();

    @BeforeAll
    static void start() throws IOException {
        outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outside.createContext("/v23.0/10000001/messages", exchange -> take(exchange, CHATS));
        outside.createContext("/teams", exchange -> take(exchange, POSTS));
        outside.start();
        String base = "http://127.0.0.1:" + outside.getAddress().getPort();
        platform = EmbeddedPlatform.temporary();
        api = RunningApi.on(
                platform,
                Map.of(
                        "WHATSAPP_PHONE_NUMBER_ID",
                        "10000001",
                        "WHATSAPP_ACCESS_TOKEN",
                        "the-access-token",
                        "WHATSAPP_ENDPOINT_URL",
                        base,
                        "TEAMS_WEBHOOK_URL",
                        base + "/teams"));
        people = new Recipients(api, api.schools().create("outside-channels"));
    }

    @AfterAll
    static void stop() {
        api.close();
        platform.close();
        outside.stop(0);
    }

    @BeforeEach
    void forget() {
        CHATS.clear();
        POSTS.clear();
    }

    @Test
    void whatsAppIsForThoseWhoHaveAskedForIt() {
        List<UUID> users = people.add(2);
        people.database()
                .sql("UPDATE user_account SET phone = '+919000000001' WHERE id = :user")
                .param("user", users.getFirst())
                .update();
        people.choose(users.getFirst(), "whatsapp", null, true);

        people.tell("announcement", key, users);

        await().untilAsserted(() -> assertThat(
                        people.deliveryTo(users.getFirst(), "whatsapp").state())
                .isEqualTo("sent"));
        assertThat(CHATS).hasSize(1);
        assertThat(CHATS.getFirst().get("to").asString()).isEqualTo("+919000000001");
        assertThat(CHATS.getFirst().at("/template/name").asString()).isEqualTo("announcement");
        assertThat(CHATS.getFirst()
                        .at("/template/components/0/parameters/1/text")
                        .asString())
                .isEqualTo(key);
        assertThat(people.deliveriesTo(users.getLast()))
                .extracting(Recipients.Delivered::channel)
                .doesNotContain("whatsapp");
    }

    @Test
    void aBusyRoomIsAskedAgain() {
        UUID user = people.add(1).getFirst();
        STATUSES.addAll(List.of(429, 503));

        people.tellRooms("announcement", key, List.of(Recipient.of(user)));

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(people.toRoom(key).state()).isEqualTo("sent"));
        assertThat(people.toRoom(key).attempts()).isEqualTo(3);
        assertThat(POSTS).hasSize(3);
        assertThat(POSTS.getLast().at("/attachments/0/contentType").asString())
                .isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(POSTS.getLast()
                        .at("/attachments/0/content/body/0/inlines/0/text")
                        .asString())
                .isEqualTo(key);
    }

    @Test
    void whatTheRoomRefusesFailsWithItsReason() {
        UUID user = people.add(1).getFirst();
        STATUSES.add(400);

        people.tellRooms("announcement", key, List.of(Recipient.of(user)));

        await().untilAsserted(
                        () -> assertThat(people.toRoom(key).reason()).isEqualTo("Microsoft Teams post: status 400"));
    }

    private static void take(HttpExchange exchange, List<JsonNode> received) throws IOException {
        received.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
        Integer status = STATUSES.poll();
        try (exchange) {
            byte[] bytes = "{\"messages\": [{\"id\": \"wamid.1\"}]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status == null ? 200 : status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
