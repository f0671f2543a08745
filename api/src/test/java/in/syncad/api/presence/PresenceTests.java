package in.syncad.api.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.realtime.SocketClient;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import in.syncad.embedded.EmbeddedPlatform;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

/// Who is connected, on two instances.
class PresenceTests {

    private static final RunningApi HERE = RunningApi.shared();
    private static final Classroom ROOM = new Classroom(HERE, "present");
    private static final ApiClient TEACHER = ROOM.as("teacher");
    private static final ApiClient PARENT = ROOM.as("parent");
    private static final Duration SOON = Duration.ofSeconds(15);

    private static RunningApi there;

    @BeforeAll
    static void start() {
        there = RunningApi.on(EmbeddedPlatform.shared(), Map.of("syncad.presence.heartbeat", "1s"));
    }

    @AfterAll
    static void stop() {
        there.close();
    }

    @Test
    void whoIsConnectedAnywhereIsOnlineUntilTheyGo() throws Exception {
        ApiClient person = ROOM.newUser("parent");
        String parent = idOf(person);
        assertThat(isOnline(parent)).isFalse();
        try (SocketClient phone = SocketClient.connected(person.on(there))) {
            await().atMost(SOON).until(() -> isOnline(parent));
            assertThat(TEACHER.on(there).get("/api/v1/presence?users=" + parent).text())
                    .contains("\"online\":true");
        }
        await().atMost(SOON).until(() -> !isOnline(parent));
    }

    @Test
    void nothingIsSaidAboutThoseWhomOneMayNotTalkTo() throws Exception {
        try (SocketClient admin = SocketClient.connected(ROOM.admin);
                SocketClient parent = SocketClient.connected(PARENT)) {
            ApiClient stranger = ROOM.newUser("parent");
            String ids = idOf(PARENT) + "," + idOf(stranger) + "," + UUID.randomUUID();

            assertThat(stranger.get("/api/v1/presence?users=" + ids).body().get("items"))
                    .isEmpty();
            assertThat(parent.ask("presence:watch", Map.of("users", List.of(idOf(stranger))))
                            .at("/data/items"))
                    .isEmpty();
        }
        stranger().get("/api/v1/presence?users=nonsense").expect(400);
        String many = IntStream.range(0, 201)
                .mapToObj(number -> UUID.randomUUID().toString())
                .collect(Collectors.joining(","));
        TEACHER.get("/api/v1/presence?users=" + many).expect(422, "presence.too-many");
    }

    @Test
    void whoWatchesHearsOfThoseWhoComeAndGo() throws Exception {
        ApiClient other = ROOM.newUser("librarian");
        try (SocketClient watcher = SocketClient.connected(TEACHER)) {
            JsonNode answer = watcher.ask("presence:watch", Map.of("users", List.of(idOf(other))));
            assertThat(answer.at("/data/items/0/online").asBoolean()).isFalse();

            try (SocketClient phone = SocketClient.connected(other)) {
                JsonNode came = watcher.heard("presence:changed");
                assertThat(came.get("userId").asString()).isEqualTo(idOf(other));
                assertThat(came.get("online").asBoolean()).isTrue();
            }
            assertThat(watcher.heard("presence:changed").get("online").asBoolean())
                    .isFalse();
            watcher.ask("presence:watch", Map.of("users", List.of()));
            try (SocketClient phone = SocketClient.connected(other)) {
                await().atMost(SOON).until(() -> isOnline(idOf(other)));
            }
            await().atMost(SOON).until(() -> !isOnline(idOf(other)));
            assertThat(watcher.unread()).isEmpty();
        }
    }

    @Test
    void thePeopleOfAKilledInstanceAreGoneAfterTwoHeartbeatsAndThatIsTold() throws Exception {
        ApiClient lost = ROOM.newUser("reception");
        UUID person = UUID.fromString(idOf(lost));
        PresenceRegister killed =
                new PresenceRegister(HERE.bean(StringRedisTemplate.class), Clock.systemUTC(), Duration.ofSeconds(1));
        try (SocketClient watcher = SocketClient.connected(TEACHER.on(there))) {
            watcher.ask("presence:watch", Map.of("users", List.of(person)));
            killed.write(ROOM.school.id(), List.of(person));
            assertThat(isOnline(person.toString())).isTrue();

            await().atMost(Duration.ofSeconds(4)).until(() -> !isOnline(person.toString()));

            assertThat(watcher.heard("presence:changed").toString())
                    .contains(person.toString())
                    .contains("false");
        }
    }

    private static ApiClient stranger() {
        return ROOM.newUser("parent");
    }

    private static boolean isOnline(String user) {
        return TEACHER.get("/api/v1/presence?users=" + user)
                .expect(200)
                .body()
                .at("/items/0/online")
                .asBoolean();
    }

    private static String idOf(ApiClient client) {
        return client.get("/api/v1/me").expect(200).body().at("/account/id").asString();
    }
}
