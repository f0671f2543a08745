package in.syncad.socketio.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Frames, byte by byte (RFC 6455, section 5). `00000000` is a mask that changes nothing.
class WebSocketDecoderTests {

    private static final int MOST_BYTES = 16;
    private static final String MASK = "00000000";

    private final List<String> heard = new ArrayList<>();
    private final EmbeddedChannel channel = open();

    private EmbeddedChannel open() {
        EmbeddedChannel opened = new EmbeddedChannel();
        WebSocketDecoder decoder = new WebSocketDecoder(new WebSocketConnection(opened, MOST_BYTES));
        opened.pipeline().addLast(decoder);
        decoder.start(opened.pipeline(), new WebSocketListener() {
            @Override
            public void text(String message) {
                heard.add(message);
            }

            @Override
            public void binary(byte[] message) {
                heard.add("<" + HexFormat.of().formatHex(message) + ">");
            }

            @Override
            public void closed() {
                heard.add("closed");
            }
        });
        return opened;
    }

    @AfterEach
    void stop() {
        channel.finishAndReleaseAll();
    }

    @Test
    void readsTheMaskedHelloOfTheDocument() {
        receive("818537fa213d7f9f4d5158");

        assertThat(heard).containsExactly("Hello");
    }

    @Test
    void readsFramesThatComeByteByByte() {
        for (String single : "818537fa213d7f9f4d51588282000000000102".split("(?<=\\G..)")) {
            receive(single);
        }
        assertThat(heard).containsExactly("Hello", "<0102>");
    }

    @Test
    void putsFragmentsTogetherAroundAPing() {
        receive("0182" + MASK + "4865" + "8981" + MASK + "07" + "0082" + MASK + "6c6c" + "8081" + MASK + "6f");

        assertThat(heard).containsExactly("Hello");
        assertThat(sent()).isEqualTo("8a0107");
    }

    @ParameterizedTest
    @CsvSource({
        "8105,                   1002, not masked",
        "c18000000000,           1002, reserved bit",
        "838000000000,           1002, reserved opcode",
        "8b8000000000,           1002, reserved control opcode",
        "098000000000,           1002, fragmented ping",
        "89fe007e00000000,       1002, long ping",
        "808000000000,           1002, continuation of nothing",
        "018000000000818000000000, 1002, a message within a message",
        "8191,                   1009, too long",
        "82fe0100,               1009, too long",
        "82ff0000000100000000,   1009, much too long",
        "82ffffffffffffffffff,   1002, negative length",
        "018a0000000030303030303030303030008a00000000, 1009, fragments too long together",
        "818200000000c328,       1007, not UTF-8",
        "818300000000eda080,     1007, half a surrogate pair",
        "88810000000003,         1002, half a close code",
        "88820000000003e8,      1000, goodbye",
    })
    void closesWithTheCodeOfTheDocument(String frames, int code) {
        receive(frames + MASK + MASK);

        assertThat(sent()).isEqualTo("8802" + HexFormat.of().toHexDigits((short) code));
        assertThat(heard).isEmpty();
    }

    @Test
    void hearsNothingBehindItsEnd() {
        receive("8105" + "818537fa213d7f9f4d5158");
        receive("818537fa213d7f9f4d5158");

        assertThat(heard).isEmpty();
    }

    @Test
    void neverThrowsWhateverComes() {
        Random random = new Random(20_261_121);
        for (int round = 0; round < 2_000; round++) {
            EmbeddedChannel other = open();
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            other.writeInbound(Unpooled.wrappedBuffer(bytes));
            other.checkException();
            other.finishAndReleaseAll();
        }
        assertThat(heard).contains("closed");
    }

    @Test
    void readsNothingByItselfOnceReadingWasStopped() {
        AtomicInteger reads = new AtomicInteger();
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void read(ChannelHandlerContext context) {
                reads.incrementAndGet();
                context.read();
            }
        });
        channel.config().setAutoRead(false);

        receive("818537fa213d7f9f4d5158");
        receive("8185");

        assertThat(heard).containsExactly("Hello");
        assertThat(reads).hasValue(0);
    }

    private void receive(String hex) {
        channel.writeInbound(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex)));
    }

    private String sent() {
        ByteBuf frame = channel.readOutbound();
        try {
            return ByteBufUtil.hexDump(frame);
        } finally {
            frame.release();
        }
    }
}
