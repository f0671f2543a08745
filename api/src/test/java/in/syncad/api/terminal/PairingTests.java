package in.syncad.api.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.terminal.Frame.Kind;
import in.syncad.api.testing.RunningApi;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/// How an end gets on with one on another instance, which speaks by hand here.
@Timeout(60)
class PairingTests {

    private static final RunningApi API = RunningApi.shared();
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    private static final long NUMBER = 1L << 40;
    private static final Hello FIRST_HELLO = new Hello(NUMBER, 0, 0, 0);

    private static Desk desk;
    private static StatefulRedisPubSubConnection<String, byte[]> hearing;
    private static StatefulRedisConnection<String, byte[]> telling;

    @BeforeAll
    static void connect() {
        desk = new Desk(API, "Pairing");
        RedisClient redis =
                (RedisClient) API.bean(LettuceConnectionFactory.class).getRequiredNativeClient();
        hearing = redis.connectPubSub(CODEC);
        telling = redis.connect(CODEC);
    }

    @AfterAll
    static void disconnect() {
        hearing.close();
        telling.close();
    }

    @Test
    void whatWasSentToOneThatDidNotHearYetIsSentAgain() throws Exception {
        String session = desk.session();
        Counterpart shell = new Counterpart(session);
        try (TerminalEnd page = desk.connect(API, session, Side.BROWSER)) {
            shell.next(Kind.HELLO);
            shell.say(Message.EVERYBODY, FIRST_HELLO.as(Kind.HELLO));
            page.type(new byte[] {1, 2, 3});
            assertThat(shell.next(Kind.DATA).number()).isEqualTo(1);

            shell.say(Message.EVERYBODY, FIRST_HELLO.as(Kind.HELLO));

            assertThat(Hello.of(shell.next(Kind.HELLO_ACK)).orElseThrow().last())
                    .isZero();
            assertThat(shell.next(Kind.DATA)).satisfies(again -> {
                assertThat(again.number()).isEqualTo(1);
                assertThat(again.payload()).containsExactly(1, 2, 3);
            });
        }
        desk.student.delete(session, "*").expect(204);
    }

    @Test
    void whoComesLaterGetsOnlyWhatFollows() throws Exception {
        String session = desk.session();
        Counterpart first = new Counterpart(session);
        try (TerminalEnd page = desk.connect(API, session, Side.BROWSER)) {
            first.next(Kind.HELLO);
            first.say(Message.EVERYBODY, FIRST_HELLO.as(Kind.HELLO));
            page.type(new byte[] {1});
            first.next(Kind.DATA);

            Counterpart second = new Counterpart(session, NUMBER + 1);
            second.say(Message.EVERYBODY, new Hello(NUMBER + 1, 0, 0, 0).as(Kind.HELLO));
            assertThat(Hello.of(second.next(Kind.HELLO_ACK)).orElseThrow().last())
                    .isEqualTo(1);
            await().until(() -> page.starts() == 2);
            page.type(new byte[] {2});
            assertThat(second.next(Kind.DATA).payload()).containsExactly(2);
        }
        desk.student.delete(session, "*").expect(204);
    }

    @Test
    void whoIsMissedIsAskedForByNumber() throws Exception {
        String session = desk.session();
        Counterpart shell = new Counterpart(session);
        try (TerminalEnd page = desk.connect(API, session, Side.BROWSER)) {
            shell.next(Kind.HELLO);
            shell.say(Message.EVERYBODY, FIRST_HELLO.as(Kind.HELLO));
            page.type(new byte[] {1});
            shell.next(Kind.DATA);

            shell.say(shell.peer, Frame.of(Kind.LOST, 0));
            await().until(() -> page.losses() == 1);

            Frame greeting = shell.next(Kind.HELLO);
            assertThat(Hello.of(greeting).orElseThrow().last()).isZero();
            assertThat(shell.toMe).isTrue();
        }
        desk.student.delete(session, "*").expect(204);
    }

    /// The shell's end, as its instance would speak for it.
    private static final class Counterpart {

        private final BlockingQueue<Message> heard = new LinkedBlockingQueue<>();
        private final String other;
        private final long number;
        private long peer;
        private boolean toMe;

        Counterpart(String session) {
            this(session, NUMBER);
        }

        Counterpart(String session, long number) {
            this.number = number;
            UUID id = UUID.fromString(session.substring(session.lastIndexOf('/') + 1));
            String own = Attachment.channel(desk.school.id(), id, Side.CLI);
            other = Attachment.channel(desk.school.id(), id, Side.BROWSER);
            hearing.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(String channel, byte[] message) {
                    if (channel.equals(own)) {
                        Message.read(message).ifPresent(heard::add);
                    }
                }
            });
            hearing.sync().subscribe(own);
        }

        void say(long to, Frame frame) {
            telling.sync().publish(other, new Message(number, to, frame).toBytes());
        }

        /// The next of that kind which is for this end.
        Frame next(Kind kind) throws InterruptedException {
            while (true) {
                Message message = heard.poll(10, TimeUnit.SECONDS);
                assertThat(message).as("a frame within ten seconds").isNotNull();
                toMe = message.to() == number;
                if (message.frame().kind() == kind && (toMe || message.to() == Message.EVERYBODY)) {
                    peer = message.from();
                    return message.frame();
                }
            }
        }
    }
}
