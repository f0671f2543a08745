package in.syncad.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.socketio.client.RawWebSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.IntNode;

/// What one instance emits reaches the sockets of another.
class FanOutTests {

    /// All instances of a test in one process.
    private static final class Loopback {

        private final List<Member> members = new CopyOnWriteArrayList<>();

        FanOut member() {
            return new Member();
        }

        private final class Member implements FanOut {

            private Consumer<Instruction> receiver = instruction -> {};

            @Override
            public void start(Consumer<Instruction> heard) {
                receiver = heard;
                members.add(this);
            }

            @Override
            public void publish(Instruction instruction) {
                members.stream().filter(other -> other != this).forEach(other -> other.receiver.accept(instruction));
            }

            @Override
            public void stop() {
                members.remove(this);
            }
        }
    }

    @Test
    void reachesRoomsOnEveryInstanceOnceAndNotTheExcepted() throws Exception {
        Loopback loopback = new Loopback();
        try (LiveServer here = open(loopback);
                LiveServer there = open(loopback);
                RawWebSocket local = here.connected();
                RawWebSocket remote = there.webSocket()) {
            String remoteId = remote.connect("");
            Namespace main = here.server().namespace("/");

            main.to("everyone").except(remoteId).emit("for-local", IntNode.valueOf(1));
            main.all().emit("for-all", IntNode.valueOf(2));
            main.to(remoteId).emit("for-remote", IntNode.valueOf(3));

            assertThat(List.of(local.next(), local.next())).containsExactly("42[\"for-local\",1]", "42[\"for-all\",2]");
            assertThat(List.of(remote.next(), remote.next()))
                    .containsExactly("42[\"for-all\",2]", "42[\"for-remote\",3]");
        }
    }

    @Test
    void whoHasGoneHearsNothingAndDisturbsNobody() throws Exception {
        Loopback loopback = new Loopback();
        try (LiveServer here = open(loopback);
                RawWebSocket local = here.connected()) {
            LiveServer there = open(loopback);
            await().untilAsserted(() -> assertThat(loopback.members).hasSize(2));
            there.close();

            here.server().namespace("/").all().emit("news");

            assertThat(local.next()).isEqualTo("42[\"news\"]");
            assertThat(loopback.members).hasSize(1);
        }
    }

    @Test
    void movesAndDisconnectsSocketsOfEveryInstance() throws Exception {
        Loopback loopback = new Loopback();
        try (LiveServer here = open(loopback);
                LiveServer there = open(loopback);
                RawWebSocket local = here.connected();
                RawWebSocket remote = there.connected()) {
            Namespace main = here.server().namespace("/");

            main.to("everyone").join("choir");
            main.to("choir").emit("sing");
            main.to("choir").onlyHere().leave("choir");
            main.to("choir").emit("sing on");
            main.to("choir").leave("choir");
            main.to("choir").emit("nobody is left");
            main.to("everyone").onlyHere().emit("here");
            main.to("everyone").close();

            assertThat(local.next()).isEqualTo("42[\"sing\"]");
            assertThat(local.next()).isEqualTo("42[\"here\"]");
            assertThat(List.of(remote.next(), remote.next())).containsExactly("42[\"sing\"]", "42[\"sing on\"]");
            assertThat(local.closeCode()).isNotZero();
            assertThat(remote.closeCode()).isNotZero();
        }
    }

    private static LiveServer open(Loopback loopback) {
        return LiveServer.of(
                SocketServer.builder().fanOut(loopback.member()).build(),
                main -> main.authenticate((handshake, payload) -> Admission.accepted("anybody", "data", "everyone")));
    }
}
