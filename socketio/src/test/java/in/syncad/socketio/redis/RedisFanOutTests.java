package in.syncad.socketio.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.embedded.redis.RedisServer;
import in.syncad.embedded.redis.RedisSettings;
import in.syncad.socketio.Admission;
import in.syncad.socketio.LiveServer;
import in.syncad.socketio.Namespace;
import in.syncad.socketio.SocketServer;
import in.syncad.socketio.client.RawWebSocket;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.BinaryNode;
import tools.jackson.databind.node.IntNode;

/// Two instances around a Redis 6, which knows no sharded subscriptions. Rooms are `<school>:<more>`, and a school has
/// one channel.
class RedisFanOutTests {

    private static final RedisFanOut.Pace QUICK =
            new RedisFanOut.Pace(Duration.ofMillis(50), Duration.ofMillis(300), Duration.ofMillis(200));
    private static final String GENERAL = "socket.io#/#";
    private static final String SCHOOL = "socket.io#/#north#";

    private static RedisServer redis;
    private static RedisClient client;
    private static RedisCommands<String, String> commands;

    private LiveServer here;
    private LiveServer there;
    private RedisFanOut fanOut;
    private Namespace main;

    @BeforeAll
    static void startRedis() {
        redis = RedisServer.start(RedisSettings.temporary());
        client = RedisClient.create(redis.url());
        commands = client.connect().sync();
    }

    @AfterAll
    static void stopRedis() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        redis.close();
    }

    @BeforeEach
    void start() {
        fanOut = fanOut(redis.url());
        here = instance(fanOut);
        there = instance(fanOut(redis.url()));
        main = here.server().namespace("/");
    }

    @AfterEach
    void stop() {
        here.close();
        there.close();
    }

    @Test
    void reachesRoomsOnEveryInstanceOnceAndNotTheExcepted() throws Exception {
        try (RawWebSocket local = here.webSocket();
                RawWebSocket remote = there.webSocket()) {
            String localId = local.connect("{\"room\":\"north:class-7\"}");
            String remoteId = remote.connect("{\"room\":\"north:class-7\"}");
            awaitFollowers(2, GENERAL, SCHOOL);

            main.to("north:class-7").emit("to-room", IntNode.valueOf(1));
            main.to("north:class-7", "north:class-8").emit("to-rooms", IntNode.valueOf(2));
            main.all().except(localId).emit("to-others", IntNode.valueOf(3));
            main.to(remoteId).emit("to-one", IntNode.valueOf(4));
            main.to("north:class-8").emit("to-nobody");
            main.to("north:class-7", "south").emit("bytes", BinaryNode.valueOf(new byte[] {1, (byte) 200}));

            assertThat(next(remote, 6))
                    .containsExactlyInAnyOrder(
                            "42[\"to-room\",1]",
                            "42[\"to-rooms\",2]",
                            "42[\"to-others\",3]",
                            "42[\"to-one\",4]",
                            "451-[\"bytes\",{\"_placeholder\":true,\"num\":0}]",
                            "<01c8>");
            assertThat(next(local, 4))
                    .containsExactly(
                            "42[\"to-room\",1]",
                            "42[\"to-rooms\",2]",
                            "451-[\"bytes\",{\"_placeholder\":true,\"num\":0}]",
                            "<01c8>");
        }
    }

    @Test
    void followsAChannelOnlyWhileThereAreSocketsForIt() throws Exception {
        awaitFollowers(0, GENERAL, SCHOOL);
        RawWebSocket first = there.webSocket();
        first.connect("{\"room\":\"north:class-7\"}");
        RawWebSocket second = there.webSocket();
        second.connect("{\"room\":\"north:class-8\"}");
        awaitFollowers(1, GENERAL, SCHOOL);
        first.close();
        second.close();

        awaitFollowers(0, GENERAL, SCHOOL);
    }

    @Test
    void goesOnHereWhileRedisIsAwayAndEverywhereWhenItIsBack() throws Exception {
        try (RawWebSocket local = here.webSocket();
                RawWebSocket remote = there.webSocket()) {
            local.connect("{\"room\":\"north\"}");
            remote.connect("{\"room\":\"north\"}");
            awaitFollowers(2, SCHOOL);
            redis.kill();
            await().until(() -> !fanOut.isConnected());

            main.to("north").emit("while-away");
            assertThat(local.next()).isEqualTo("42[\"while-away\"]");
            await().until(() -> fanOut.lost() > 0);
            redis.restart();

            assertThatItArrives(remote);
            assertThat(fanOut.isConnected()).isTrue();
        }
    }

    @Test
    void startsWithoutRedisAndFindsItLater() throws Exception {
        redis.kill();
        RedisFanOut early = fanOut(redis.url());
        try (LiveServer another = instance(early);
                RawWebSocket client = another.webSocket()) {
            client.connect("{\"room\":\"north\"}");
            another.server().namespace("/").to("north").emit("alone");
            assertThat(client.next()).isEqualTo("42[\"alone\"]");
            assertThat(early.isConnected()).isFalse();
            redis.restart();

            assertThatItArrives(client);
        }
    }

    @Test
    void mendsConnectionsThatWereCut() throws Exception {
        try (RawWebSocket remote = there.webSocket()) {
            remote.connect("{\"room\":\"north\"}");
            awaitFollowers(1, SCHOOL);
            commands.clientKill(KillArgs.Builder.typePubsub());

            assertThatItArrives(remote);
        }
    }

    @Test
    void mendsSubscriptionsThatWereLostWithoutAWord() throws Exception {
        RedisFanOut losing = fanOut(redis.url());
        try (LiveServer another = instance(losing);
                RawWebSocket remote = another.webSocket()) {
            remote.connect("{\"room\":\"north\"}");
            awaitFollowers(1, SCHOOL);
            losing.forget(SCHOOL);

            assertThatItArrives(remote);
        }
    }

    @Test
    void isNotDisturbedByWhatIsNoInstruction() throws Exception {
        try (RawWebSocket remote = there.webSocket()) {
            remote.connect("{\"room\":\"north\"}");
            awaitFollowers(1, SCHOOL);
            for (String message : new String[] {
                "",
                "{",
                "[]",
                "{}",
                "{\"uid\":\"x\",\"nsp\":\"/\",\"type\":3,\"data\":{}}",
                "{\"uid\":\"x\",\"nsp\":\"/\",\"type\":3,\"data\":{\"packet\":{\"type\":2,\"data\":[]},\"opts\":{}}}",
                "{\"uid\":\"x\",\"nsp\":\"/\",\"type\":6,\"data\":{\"close\":true}}",
                "{\"uid\":\"x\",\"nsp\":\"/\",\"type\":7,\"data\":{\"opts\":{\"rooms\":[],\"except\":[]}}}",
                "\u00ff\u0000\u0080"
            }) {
                commands.publish(SCHOOL, message);
            }
            main.to("north").emit("news");

            assertThat(remote.next()).isEqualTo("42[\"news\"]");
        }
    }

    private static RedisFanOut fanOut(String url) {
        return new RedisFanOut(URI.create(url), room -> room.split(":")[0], QUICK);
    }

    private static LiveServer instance(RedisFanOut fanOut) {
        return LiveServer.of(
                SocketServer.builder().fanOut(fanOut).build(),
                everybody -> everybody.authenticate((handshake, payload) ->
                        Admission.accepted("user", "data", payload.path("room").stringValue("none"))));
    }

    private static List<String> next(RawWebSocket socket, int count) throws InterruptedException {
        List<String> messages = new ArrayList<>();
        while (messages.size() < count) {
            messages.add(socket.next());
        }
        return messages;
    }

    private static void awaitFollowers(long wanted, String... channels) {
        for (String channel : channels) {
            await().untilAsserted(
                            () -> assertThat(commands.pubsubNumsub(channel)).isEqualTo(Map.of(channel, wanted)));
        }
    }

    /// Repeats until the first arrives.
    private void assertThatItArrives(RawWebSocket remote) {
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            main.to("north").emit("again");
            return remote.unread().stream().anyMatch(message -> message.equals("42[\"again\"]"));
        });
    }
}
