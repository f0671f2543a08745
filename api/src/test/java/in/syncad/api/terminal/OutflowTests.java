package in.syncad.api.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.terminal.Frame.Kind;
import org.junit.jupiter.api.Test;

/// What fills the window of an end.
class OutflowTests {

    @Test
    void aWindowOfDataFillsIt() {
        Outflow out = open();
        for (int sent = 0; sent < Outflow.WINDOW; sent += Frame.LONGEST_PAYLOAD) {
            assertThat(out.isFull()).isFalse();
            out.send(new Frame(Kind.DATA, 1, new byte[Frame.LONGEST_PAYLOAD]));
        }
        assertThat(out.isFull()).isTrue();
        out.settle(1);
        assertThat(out.isFull()).isFalse();
    }

    @Test
    void littleAndEmptyFramesFillItToo() {
        Outflow out = open();
        for (int number = 1; number <= 1024; number++) {
            assertThat(out.isFull()).isFalse();
            out.send(new Frame(Kind.DATA, number, new byte[number % 2]));
        }
        assertThat(out.isFull()).isTrue();
        assertThat(out.total()).isEqualTo(512);
    }

    private static Outflow open() {
        Outflow out = new Outflow(0);
        out.open(0);
        return out;
    }
}
