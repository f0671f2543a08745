package in.syncad.api.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.realtime.SocketClient;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import in.syncad.embedded.EmbeddedPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Two people talk over two instances while PostgreSQL and Redis are killed and come back.
@Tag("slow")
class ChatFaultTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SOME = 20;
    private static final long PAUSE_MS = 220;

    private static EmbeddedPlatform platform;
    private static RunningApi here;
    private static RunningApi there;
    private static Classroom room;
    private static String messages;

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final CountDownLatch stop = new CountDownLatch(1);

    @BeforeAll
    static void begin() {
        platform = EmbeddedPlatform.temporary();
        here = RunningApi.on(platform, Map.of());
        there = RunningApi.on(platform, Map.of());
        room = new Classroom(here, "chat-faults");
        String parent =
                room.as("parent").get("/api/v1/me").body().at("/account/id").asString();
        String talk = Classroom.id(
                room.as("teacher").post("/api/v1/conversations", Map.of("kind", "direct", "members", List.of(parent))));
        messages = "/api/v1/conversations/" + talk + "/messages";
    }

    @AfterAll
    static void end() {
        here.close();
        there.close();
        platform.close();
    }

    @Test
    void nothingThatWasAcknowledgedIsLostAndAllSeeTheSame() throws Exception {
        ApiClient teacher = room.as("teacher");
        ApiClient parent = room.as("parent").on(there);
        try (SocketClient one = SocketClient.connected(teacher);
                SocketClient other = SocketClient.connected(parent);
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            writers.submit(() -> write(one));
            writers.submit(() -> write(other));
            awaitMore();

            platform.postgres().kill();
            await().atMost(PATIENCE).until(() -> refused.get() > 0);
            platform.postgres().restart();
            awaitMore();

            platform.redis().kill();
            awaitMore();
            platform.redis().restart();
            awaitMore();

            stop.countDown();
            writers.shutdown();
            assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            Map<Long, String> stored = stored();
            assertThat(stored.values()).containsAll(acknowledged).doesNotHaveDuplicates();
            assertThat(stored.keySet())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, stored.size()).boxed().toList());
            assertThat(known(one, teacher)).isEqualTo(stored);
            assertThat(known(other, parent)).isEqualTo(stored);
        }
    }

    /// One message after the other, as fast as is allowed, each under one name until it is acknowledged.
    private boolean write(SocketClient client) throws InterruptedException {
        do {
            UUID name = UUID.randomUUID();
            Map<String, Object> message = Map.of(
                    "conversationId", messages.split("/")[4], "message", Map.of("clientId", name, "body", "News"));
            while (!isAcknowledged(client, message)) {
                refused.incrementAndGet();
            }
            acknowledged.add(name.toString());
        } while (!stop.await(PAUSE_MS, TimeUnit.MILLISECONDS));
        return true;
    }

    private static boolean isAcknowledged(SocketClient client, Map<String, Object> message) {
        try {
            return client.ask("chat:send", message).has("data");
        } catch (CompletionException noAnswer) {
            return false;
        }
    }

    private void awaitMore() {
        int before = acknowledged.size();
        await().atMost(PATIENCE).until(() -> acknowledged.size() > before + SOME);
    }

    /// What a client has heard, with what it missed fetched by number, as a good client does.
    private static Map<Long, String> known(SocketClient client, ApiClient reader) {
        Map<Long, String> known = new TreeMap<>();
        client.unread().stream()
                .filter(packet -> packet.startsWith("42[\"chat:message\""))
                .map(packet -> JsonMapper.shared().readTree(packet.substring(2)).get(1))
                .forEach(entry -> learn(known, entry));
        long last = 0;
        while (true) {
            long next = last + 1;
            if (known.containsKey(next)) {
                last = next;
                continue;
            }
            JsonNode missed = reader.get(messages + "?limit=200&after=" + last)
                    .expect(200)
                    .body()
                    .get("items");
            if (missed.isEmpty()) {
                return known;
            }
            missed.forEach(entry -> learn(known, entry));
        }
    }

    private static void learn(Map<Long, String> known, JsonNode entry) {
        known.put(entry.get("seq").asLong(), entry.get("clientId").asString());
    }

    private static Map<Long, String> stored() {
        Map<Long, String> stored = new TreeMap<>();
        here.schools()
                .database(room.school)
                .sql("SELECT seq, client_id FROM chat_message")
                .query((row, number) -> stored.put(row.getLong("seq"), row.getString("client_id")))
                .list();
        return stored;
    }
}
